import { once } from "../database/once.ts";
import type { Host } from "../host-parts.ts";
import { actorOf } from "../outbox/actor-of.ts";
import { askCapability } from "../outbox/ask-capability.ts";
import { publishEvent } from "../outbox/publish-event.ts";
import { guestsDoor } from "../people/guests/guests-door.ts";
import { holdsPermission } from "../people/permissions.ts";
import { prospectsDoor } from "../people/prospects/prospects-door.ts";
import { profileDoor } from "../profile/profile-door.ts";
import { runAndTakeBack } from "../read-only/run-and-take-back.ts";
import { whyReadOnly } from "../read-only/why-read-only.ts";
import { previewingStaff } from "../viewer.ts";
import { bindHost } from "./context-host.ts";
import type { AnyModelDefinition, PluginModel } from "./define-model.ts";
import type { PluginContext } from "./plugin-context.ts";

/** Makes the context that a plugin's code gets: one plugin, one practice, one viewer. Cheap: parts are looked up when used. */
export function createContexts(host: Host, models: Map<AnyModelDefinition, unknown>): Host["context"] {
  return (pluginId, practiceId, viewer): PluginContext => {
    const ctx: PluginContext = {
      pluginId,
      practiceId,
      viewer,
      now: () => host.clock.now(),
      addressOf: (path) => new URL(path, host.options.baseUrl).href,
      get log() {
        return host.log.child({ plugin: pluginId });
      },
      whyReadOnly: () => (viewer ? whyReadOnly(host, viewer) : Promise.resolve(null)),
      transaction: (run) => (viewer && previewingStaff(viewer) ? runAndTakeBack(host.db, run) : host.db.transaction(run)),
      model<Row extends object>(definition: AnyModelDefinition) {
        const model = models.get(definition);
        if (!model) throw new Error(`${pluginId}: the model ${definition.name} is not in definePlugin({ models }); add it`);
        return model as PluginModel<Row>;
      },
      holds: (permission, who) => {
        const asked = who ?? viewer;
        return asked !== null && holdsPermission(host.registry, asked, permission);
      },
      events: { publish: (event, data, tx) => publishEvent(host, { pluginId, practiceId, viewer }, event, data, tx) },
      ask: <Output>(name: string, input: unknown) => askCapability<Output>(host, practiceId, viewer, name, input),
      workflows: {
        start: (workflow, to, tx) => host.workflows.start(ctx, workflow, to, tx),
        send: (workflow, subjectId, event, tx) => host.workflows.send(ctx, workflow, subjectId, event, tx),
        state: (workflow, subjectId, tx) => host.workflows.state(ctx, workflow, subjectId, tx),
      },
      cards: {
        touch: (kind, subjectId, tx) => host.inbox.touch(ctx, kind, subjectId, tx),
        nudge: (kind, subjectId, key, tx) => host.inbox.nudge(ctx, { kind, subjectId, key }, tx),
      },
      get inbox() {
        return host.inbox.door(ctx);
      },
      get people() {
        return host.people.of(practiceId);
      },
      get prospects() {
        return prospectsDoor(host, ctx);
      },
      get guests() {
        return guestsDoor(host, ctx);
      },
      get profile() {
        return profileDoor(host, ctx);
      },
      notify: (kind, notice, tx) => host.notifier.queue({ practiceId, pluginId, kind, ...notice }, tx),
      settings: (of) => host.settings.effective(practiceId, pluginId, of),
      async setting<Value>(name: string, of?: { staffId?: string; clientId?: string }) {
        const all = await host.settings.effective(practiceId, pluginId, of);
        const found = all[name];
        if (!found) throw new Error(`${pluginId}: there is no setting "${name}" in definePlugin({ settings }); add it or mend the name`);
        return found.value as Value;
      },
      async reminderDays(of) {
        const all = await host.settings.effective(practiceId, "core", of);
        return all["appointmentReminders"]?.value === false ? null : Number(all["reminderDays"]?.value ?? 0);
      },
      get files() {
        return host.files.door(ctx);
      },
      sealed: {
        seal: (place, text) => host.sealer.seal({ practiceId, ...place }, text),
        open: (place, text) => host.sealer.unseal({ practiceId, ...place }, text),
      },
      audit: (verb, line, tx) =>
        host.audit.record(
          [{ practiceId, pluginId, verb, actor: { ...actorOf(viewer), accountId: viewer?.accountId ?? null }, clientId: line.clientId ?? null, subject: line.subject ?? null, ...(line.detail ? { detail: line.detail } : {}) }],
          tx,
        ),
      once: (key, tx, run) => once(tx, { scope: `${pluginId}/${practiceId}`, key, now: host.clock.now() }, run),
      emit(name, to, data) {
        const audience = { practiceId, ...(to.portalUserId ? { portalUserId: to.portalUserId } : {}), ...(to.staffId ? { staffId: to.staffId } : {}), ...(to.staffOfClient ? { clientId: to.staffOfClient } : {}) };
        host.realtime.tellPlugin(pluginId, audience, name, data);
      },
    };
    bindHost(ctx, host);
    return ctx;
  };
}
