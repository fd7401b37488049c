import QRCode from "qrcode";
import { AppError } from "../../errors.ts";
import { publicProcedure } from "../../trpc/core-procedures.ts";
import { requireSetUpSession } from "../second-factor/half-session.ts";
import { newTotp } from "../second-factor/totp.ts";
import { seatsOf } from "../seats.ts";
import { ownAccount, requireRecentProof, signedOut } from "../sessions/own-session.ts";

/** Makes a secret for an authenticator app; nothing is on until a code confirms it. */
export const startSecondFactor = publicProcedure.meta({ public: "A session that must set it up is only half open." }).mutation(async ({ ctx }) => {
  const { host } = ctx;
  if (!ctx.session) throw signedOut();
  const account = await ownAccount(host, ctx.session);
  const session = requireSetUpSession(ctx.session, account.totp !== null);
  if (account.totp) throw new AppError("CONFLICT", "The second step is on already. Turn it off first to use another app.");
  requireRecentProof(host, session);
  const [seat] = await seatsOf(host.db.hot, account.id);
  const made = newTotp(host, account, seat?.practiceName ?? "Portal");
  await host.db.hot.run("UPDATE accounts SET totp_pending = ? WHERE id = ?", [made.sealed, account.id]);
  const svg = await QRCode.toString(made.uri, { type: "svg", errorCorrectionLevel: "M", margin: 4 });
  return { secret: made.secret, uri: made.uri, qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}` };
});
