import { newUlid } from "@anteroom/core/ui";
import { pageAnswer } from "../../../page-answer.ts";
import { redirect, useActionData, useLoaderData, useNavigation, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "../../../remix.ts";
import { formAnswer, refused, textOf, textsOf } from "../../form-answer.ts";
import { permissionsIn } from "../../permission-boxes.ts";
import { chartTitle } from "../chart-place.ts";
import { findUser } from "./find-user.ts";
import { PortalUserForm } from "./portal-user-form.tsx";

export const meta: MetaFunction = ({ matches, params }) => chartTitle(params.userId ? "Edit User" : "Add New User")({ matches });

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { people } = context.caller;
  const [{ users, addresses }, presets] = await pageAnswer(request, Promise.all([people.portalUsers({ clientId: params.clientId ?? "" }), people.presets()]));
  const preset = presets.find((one) => one.id === new URL(request.url).searchParams.get("preset"));
  const taken = new Set(users.map((user) => user.email.toLowerCase()));
  return {
    formKey: newUlid(),
    user: params.userId ? findUser(users, params.userId) : null,
    addresses: addresses.filter((one) => !taken.has(one.email.toLowerCase())),
    presets,
    preset: preset ?? null,
    clientIsUser: users.some((one) => one.relationship === "self"),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { clientId = "", userId } = params;
  const { people } = context.caller;
  const portal = `/staff/clients/${clientId}/portal`;
  const chosen = textOf(form, "address");
  const email = chosen === "" || chosen === "other" ? textOf(form, "email") : chosen;
  const facts = {
    firstName: textOf(form, "firstName"),
    lastName: textOf(form, "lastName"),
    nameUsed: textOf(form, "nameUsed"),
    pronouns: textOf(form, "pronouns"),
    phone: textOf(form, "phone"),
    relationship: textOf(form, "relationship"),
    permissions: permissionsIn(textsOf(form, "permissions")),
    alerts: form.get("alerts") === "yes",
  };
  if (userId) {
    const saved = await formAnswer(request, form, () => people.editPortalUser({ portalUserId: userId, ...facts, ...authorityIn(form), ...(email ? { email } : {}) }));
    if (!saved.ok) return saved.answer;
    throw redirect(`${portal}?done=user`);
  }
  if (!email) return refused(form, { email: "Enter an e-mail address." });
  const alsoSaveToContact = form.get("alsoSaveToContact") === "yes";
  const saved = await formAnswer(request, form, () => people.addPortalUser({ clientId, ...facts, email, alsoSaveToContact, key: textOf(form, "key") || undefined }));
  if (!saved.ok) return saved.answer;
  throw redirect(`${portal}?done=invited&user=${saved.value.portalUserId}`);
}

/** Days that the form asked for; left alone where it did not. */
const authorityIn = (form: FormData) => Object.fromEntries(["authoritySince", "authorityUntil", "authorityReviewOn"].filter((name) => form.has(name)).map((name) => [name, textOf(form, name)]));

export default function PortalUserPage() {
  const choices = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { state } = useNavigation();
  return <PortalUserForm {...choices} problem={answer?.problem} busy={state === "submitting"} />;
}
