import { Button } from "@anteroom/core/ui";
import { useFetcher } from "../../remix.ts";
import type { FormAnswer } from "../form-answer.ts";
import page from "../staff-page.module.css";
import { namesInWords, type PluginLine } from "./plugin-words.ts";

/** What switching off means, said before it happens. */
export function SwitchOffForm({ plugin, onCancel }: { plugin: PluginLine; onCancel?: () => void }) {
  const fetcher = useFetcher<FormAnswer>({ key: "plugin-switch" });
  const { dependents, effects } = plugin;
  return (
    <fetcher.Form method="post" action="/staff/settings/plugins" className={page.form} onSubmit={onCancel}>
      <input type="hidden" name="pluginId" value={plugin.id} />
      <input type="hidden" name="revision" value={plugin.revision} />
      {dependents.length > 0 ? <input type="hidden" name="cascade" value="yes" /> : null}
      <ul className="stack-small">
        {dependents.length > 0 ? <li>{namesInWords(dependents)} {dependents.length === 1 ? "needs it and is" : "need it and are"} turned off too.</li> : null}
        {effects.openCards > 0 ? <li>{effects.openCards} {effects.openCards === 1 ? "person has something" : "people have something"} to do on its cards. They will see that it is not available.</li> : null}
        {effects.further.map((sentence) => <li key={sentence}>{sentence}</li>)}
        {effects.menuUsers > 0 ? <li>A menu item disappears for {effects.menuUsers} portal {effects.menuUsers === 1 ? "user" : "users"}.</li> : null}
        {plugin.adds.length > 0 ? <li>What it adds ({plugin.adds.join(", ")}) is no longer shown to clients and staff.</li> : null}
        <li>Its cards in conversations stay, and say that they are not available.</li>
        <li>No data is deleted. Turn it on again and everything comes back.</li>
      </ul>
      <div className={page.buttons}>
        <Button variant="danger" name="on" value="no">Turn off {namesInWords([plugin.name, ...dependents])}</Button>
        {onCancel ? <Button type="button" onClick={onCancel}>Cancel</Button> : null}
      </div>
    </fetcher.Form>
  );
}
