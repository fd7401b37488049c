import { LinkButton, PageHeading } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { pageAnswer } from "../../page-answer.ts";
import { data, useLoaderData, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import page from "../staff-page.module.css";
import { SwitchOffForm } from "./switch-off-form.tsx";

export const meta = pageTitle("Turn off a plugin");

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const plugins = await pageAnswer(request, context.caller.plugins.list());
  const plugin = plugins.find((one) => one.id === params.pluginId);
  if (!plugin) throw data({ message: "This plugin is not installed." }, { status: 404 });
  return { plugin };
}

/** The question of the dialog as a page, for browsers without JavaScript. */
export default function SwitchOffPage() {
  const { plugin } = useLoaderData<typeof loader>();
  return (
    <div className={page.narrow}>
      <BackLink to="/staff/settings/plugins">Plugins</BackLink>
      <PageHeading>Turn off {plugin.name}?</PageHeading>
      <SwitchOffForm plugin={plugin} />
      <p className={page.links}><LinkButton href="/staff/settings/plugins">Keep it on</LinkButton></p>
    </div>
  );
}
