import { z } from "zod";
import { notFound } from "../../errors.ts";
import type { Host } from "../../host-parts.ts";
import { hostOf } from "../../trpc/context.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";

const why = "The demo shows the mail that it did not send; the mailbox answers in demo mode only.";

function demoMailer(host: Host): Host["mailer"] {
  if (!host.options.demo || !host.mailer.keepsMail) throw notFound("this page");
  return host.mailer;
}

/** The mails that the demo kept, newest first, without their content. */
export const listMailbox = publicProcedure
  .meta({ public: why })
  .query(async ({ ctx }): Promise<{ id: string; to: string; subject: string; at: number }[]> =>
    (await demoMailer(hostOf(ctx)).mailbox()).map(({ id, to, subject, at }) => ({ id, to, subject, at })));

/** One kept mail, as its recipient would see it. */
export const readMailbox = publicProcedure
  .meta({ public: why })
  .input(z.strictObject({ id: z.string().max(26) }))
  .query(async ({ ctx, input }): Promise<{ id: string; to: string; subject: string; html: string; text: string; at: number }> => {
    const mail = (await demoMailer(hostOf(ctx)).mailbox()).find(({ id }) => id === input.id);
    if (!mail) throw notFound("this mail");
    return mail;
  });
