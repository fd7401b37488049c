import { Notice, PageHeading } from "@anteroom/core/ui";
import { newUlid } from "@anteroom/core/ui/live/ulid.ts";
import { refusalIn } from "@anteroom/core/ui/refusal.ts";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../../page-answer.ts";
import { Form, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../../remix.ts";
import { BackLink } from "../../back-link.tsx";
import { formAnswer } from "../../form-answer.ts";
import page from "../../staff-page.module.css";
import { inboxPath, viewIn } from "../inbox-views.ts";
import { OfferSteps, type OfferAnswer } from "./offer-steps.tsx";
import { offerFields } from "./offer-values.ts";

/** `from` is the message that the card is made of. */
const placeOf = ({ params, request }: Pick<LoaderFunctionArgs, "params" | "request">) => {
  const from = new URL(request.url).searchParams.get("from");
  return { conversationId: params.conversationId ?? "", pluginId: params.pluginId ?? "", name: params.offer ?? "", ...(from ? { entryId: from } : {}) };
};
const explained = new Set(["FORBIDDEN", "PLUGIN_DISABLED", "CONFLICT"]);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const back = inboxPath(viewIn(params.view)?.id ?? "all", params.conversationId);
  try {
    return { back, key: newUlid(), offer: await context.caller.inbox.offers.form(placeOf({ params, request })), why: null };
  } catch (error) {
    const shown = refusalIn(error);
    // Said in words, also in the dialog, where an error page would take the conversation away.
    if (shown && explained.has(shown.appCode)) return { back, key: "", offer: null, why: shown.message };
    return pageAnswer(request, Promise.reject(error as Error));
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const place = placeOf({ params, request });
  const fields = offerFields(form);
  const intent = form.get("_intent");
  if (intent === "change") return { fields } satisfies OfferAnswer;
  const { offers } = context.caller.inbox;
  if (intent === "send") {
    const sent = await formAnswer(request, form, () => offers.send({ ...place, fields, key: String(form.get("_key") ?? "") }));
    if (!sent.ok) return sent.answer;
    if (form.get("_dialog") === "yes") return { sent: true } satisfies OfferAnswer;
    throw redirect(inboxPath(viewIn(params.view)?.id ?? "all", params.conversationId));
  }
  const preview = await formAnswer(request, form, () => offers.preview({ ...place, fields }));
  return preview.ok ? ({ fields, preview: preview.value } satisfies OfferAnswer) : preview.answer;
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(data?.offer?.label ?? "Send a card")({ matches });

/** Sending a card, step by step: what it is, how the client will see it, send. With JavaScript the same stands in a dialog over the conversation. */
export default function OfferPage() {
  const { back, key, offer, why } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as OfferAnswer | undefined;
  return (
    <div className={page.narrow}>
      <BackLink to={back}>Conversation</BackLink>
      <PageHeading>{offer?.label ?? "This cannot be sent now"}</PageHeading>
      {offer ? <OfferSteps offer={offer} formKey={key} answer={answer} Form={Form} /> : <Notice>{why}</Notice>}
    </div>
  );
}
