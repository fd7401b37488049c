import { ClientPage, formOf, newUlid, pageTitle } from "@anteroom/core/ui";
import { pluginForm } from "@anteroom/core/ui/plugin-form.ts";
import { pluginPageApi } from "@anteroom/core/ui/plugin-page.ts";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect, useActionData, useLoaderData } from "@remix-run/react";
import type { PaymentsRouter } from "../../server/router.ts";
import { photosIn } from "../parts/card-photos.ts";
import { InsuranceForm } from "../parts/insurance-form.tsx";
import { typedPolicy } from "../parts/typed-policy.ts";

export const meta = pageTitle("Add insurance");

export async function loader(args: LoaderFunctionArgs) {
  const api = pluginPageApi<PaymentsRouter>("payments", args);
  const asked = new URL(args.request.url).searchParams;
  const id = asked.get("like");
  // Whoever may not see insurance is told so here, before they type.
  const [like] = await Promise.all([id ? api.insurancePolicy({ id }) : null, api.insurance({})]);
  const rank = asked.get("rank") === "secondary" ? ("secondary" as const) : ("primary" as const);
  return { like, rank, more: like ? `like=${like.id}` : `rank=${rank}`, held: photosIn(args.request), formKey: newUlid() };
}

export const action = (args: ActionFunctionArgs) =>
  pluginForm<PaymentsRouter>("payments", args, async (form, api) => {
    await api.submitInsurance(typedPolicy(form));
    throw redirect("/payments/insurance?sent");
  });

/** Adds an insurance. An edit is a new one too: what was sent before stays as it was. */
export default function NewInsurancePage() {
  const { like, rank, more, held, formKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const form = formOf(formKey, answer);
  return (
    <ClientPage title={like ? "Send insurance again" : "Add insurance"} below={like ? "What you sent before stays with your practice until it has looked at the new details." : "Have the card at hand. It takes a few minutes."} back={{ href: "/payments/insurance", label: "Insurance" }} answer={answer}>
      <InsuranceForm form={form} held={held} like={like} rank={rank} page="/payments/insurance/new" more={more} away="/payments/insurance" send={{ label: "Send to your practice", busy: "Sending…" }} />
    </ClientPage>
  );
}
