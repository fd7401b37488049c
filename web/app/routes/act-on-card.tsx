import { Card } from "@anteroom/core/ui/card/card.tsx";
import type { CardFields } from "@anteroom/core/ui/card/card-blocks.tsx";
import { Link } from "@anteroom/core/ui/link.tsx";
import { PageHeading } from "@anteroom/core/ui/page-heading.tsx";
import type { CardEnvelope } from "@anteroom/core/server";
import { pageId } from "../inbox/page-ids.ts";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import { pageAnswer } from "../page-answer.ts";
import { data, redirect, useActionData, useLoaderData } from "../remix.ts";
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "../remix.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";

type Params = LoaderFunctionArgs["params"];
const place = (params: Params) => ({ conversationId: pageId(params["conversationId"]), entryId: pageId(params["entryId"]) });

/** Where the card stands in its conversation, with the focus on its status. */
async function cardPlace(context: AppLoadContext, { conversationId, entryId }: ReturnType<typeof place>): Promise<string> {
  if (context.viewer?.kind === "staff") return `/staff/inbox/all/${conversationId}?m=${entryId}#card-${entryId}`;
  const home = await context.caller.inbox.home();
  return `${home.conversationId === conversationId ? "/" : `/c/${conversationId}`}?m=${entryId}#card-${entryId}`;
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = place(params);
  const [card, back] = await pageAnswer(request, Promise.all([context.caller.inbox.card(at), cardPlace(context, at)]));
  return { card, back };
}

function fieldsOf(form: FormData): CardFields {
  const fields: CardFields = {};
  for (const name of new Set(form.keys())) {
    if (name === "rev" || name === "key") continue;
    const values = form.getAll(name).map(String);
    fields[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return fields;
}

/** The door for card actions without JavaScript: does it, and leads back to the card, or shows the card with what to do. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const at = place(params);
  const form = await request.formData();
  const fields = fieldsOf(form);
  try {
    const reply = await context.caller.inbox.act({ ...at, action: params["action"] ?? "", rev: Number(form.get("rev")) || 0, key: String(form.get("key") ?? ""), fields });
    if (reply.ok) return redirect(await cardPlace(context, at));
    return data({ message: reply.message, errors: reply.errors ?? [], fields, card: reply.card ?? null }, { status: 400 });
  } catch (error) {
    const shown = refusalIn(error);
    if (!shown || ["NOT_SIGNED_IN", "LOCKED", "SECOND_FACTOR", "NOT_FOUND"].includes(shown.appCode)) return pageAnswer(request, Promise.reject(error as Error));
    return data({ message: shown.message, errors: [], fields, card: null }, { status: 400 });
  }
}

export const meta = pageTitle("Error: Check and try again");

export default function ActOnCard() {
  const { card, back } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const failed = answer && "message" in answer ? answer : undefined;
  return (
    <>
      <PageHeading>{failed ? "Check and try again" : "From your messages"}</PageHeading>
      <Card
        card={(failed?.card ?? card) as CardEnvelope}
        problem={failed ? { message: failed.message, ...(failed.errors.length > 0 ? { errors: failed.errors } : {}) } : undefined}
        values={failed?.fields}
      />
      <p><Link href={back}>Back to your messages</Link></p>
    </>
  );
}
