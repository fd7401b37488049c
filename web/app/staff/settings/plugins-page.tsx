import { Button, Link, LinkButton, Notice, PageHeading, Tag } from "@anteroom/core/ui";
import { pageTitle } from "@anteroom/core/ui/page-title.ts";
import { useEffect, useRef } from "react";
import { pageAnswer } from "../../page-answer.ts";
import { redirect, useActionData, useFetcher, useLoaderData, useSearchParams, type ActionFunctionArgs, type LoaderFunctionArgs } from "../../remix.ts";
import { BackLink } from "../back-link.tsx";
import { DialogLink } from "../dialog-link.tsx";
import { formAnswer, textOf, type FormAnswer } from "../form-answer.ts";
import page from "../staff-page.module.css";
import { stateWords, type PluginLine } from "./plugin-words.ts";
import styles from "./settings.module.css";
import { SwitchOffForm } from "./switch-off-form.tsx";

export const meta = pageTitle("Plugins");

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { plugins: await pageAnswer(request, context.caller.plugins.list()) };
}

/** Switches a plugin. Off comes from a form that has named what goes with it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const pluginId = textOf(form, "pluginId");
  const on = textOf(form, "on") === "yes";
  const switched = await formAnswer(request, form, () =>
    context.caller.plugins.switch({ pluginId, on, revision: Number(textOf(form, "revision")) || 0, cascade: form.get("cascade") === "yes" }),
  );
  if (!switched.ok) return switched.answer;
  throw redirect(`/staff/settings/plugins?${new URLSearchParams({ [on ? "on" : "off"]: pluginId }).toString()}`);
}

export default function PluginsPage() {
  const { plugins } = useLoaderData<typeof loader>();
  const posted = useActionData<FormAnswer>();
  const fetcher = useFetcher<FormAnswer>({ key: "plugin-switch" });
  const [params] = useSearchParams();
  const nameOf = (id: string | null) => plugins.find((one) => one.id === id)?.name;
  const on = nameOf(params.get("on"));
  const off = nameOf(params.get("off"));
  const refusal = Object.values((fetcher.data ?? posted)?.problem?.errors ?? {})[0];
  const sentence = refusal ?? (on ? `${on} is on.` : off ? `${off} is off. No data was deleted.` : undefined);
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => notice.current?.focus(), 60);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <div className={page.page}>
      <BackLink to="/staff/settings">Account Settings</BackLink>
      <PageHeading below="What the portal can do. Switching a plugin off hides it and keeps its data.">Plugins</PageHeading>
      {sentence ? <div className={page.notice}><Notice ref={notice} focusable tone={refusal ? "warning" : "success"}>{sentence}</Notice></div> : null}
      <ul role="list" className={styles.plugins}>
        {plugins.map((plugin) => <li key={plugin.id}><PluginPanel plugin={plugin} /></li>)}
      </ul>
    </div>
  );
}

function PluginPanel({ plugin }: { plugin: PluginLine }) {
  const fetcher = useFetcher<FormAnswer>({ key: "plugin-switch" });
  const { tag, tone, text } = stateWords(plugin);
  const gains = plugin.effects.menuUsers;
  const settings = `/staff/settings/plugins/${plugin.id}`;
  return (
    <article className={styles.plugin} aria-labelledby={`plugin-${plugin.id}`}>
      <div className="stack-small">
        <div className={styles.pluginHead}>
          <h2 id={`plugin-${plugin.id}`}><Link href={`${settings}/details`}>{plugin.name}</Link></h2>
          <Tag tone={tone}>{tag}</Tag>
        </div>
        <p>{plugin.description}</p>
        {text ? <p>{text}</p> : null}
        {plugin.state === "switched-off" && gains > 0 ? <p>Turning it on adds a menu item for {gains} portal {gains === 1 ? "user" : "users"}. Nothing is sent to them.</p> : null}
        <p className={styles.facts}>
          {[plugin.adds.length > 0 ? `Adds ${plugin.adds.join(", ")}` : "", plugin.requires.length > 0 ? `Needs ${plugin.requires.join(", ")}` : "", `Version ${plugin.version}`].filter(Boolean).join(" · ")}
        </p>
      </div>
      <div className={styles.switches}>
        {plugin.state === "stopped" ? <LinkButton href={`${settings}/details#health`} variant="quiet">View errors<span className="vh"> of {plugin.name}</span></LinkButton> : null}
        {plugin.hasSettings ? <LinkButton href={settings} variant="quiet">Settings<span className="vh"> of {plugin.name}</span></LinkButton> : null}
        {plugin.state === "failed" ? null : plugin.wanted ? (
          <DialogLink href={`${settings}/off`} title={`Turn off ${plugin.name}?`} label={<>Turn off<span className="vh"> {plugin.name}</span></>}>
            {(close) => <SwitchOffForm plugin={plugin} onCancel={close} />}
          </DialogLink>
        ) : (
          <fetcher.Form method="post" action="/staff/settings/plugins">
            <input type="hidden" name="pluginId" value={plugin.id} />
            <input type="hidden" name="revision" value={plugin.revision} />
            <Button name="on" value="yes" busy={fetcher.state !== "idle" && fetcher.formData?.get("pluginId") === plugin.id} busyLabel="Turning on…">
              {plugin.state === "stopped" ? "Turn on again" : "Turn on"}<span className="vh"> {plugin.name}</span>
            </Button>
          </fetcher.Form>
        )}
      </div>
    </article>
  );
}
