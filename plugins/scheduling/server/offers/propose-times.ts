import { z } from "zod";
import { AppError, defineOffer, formatDayTime, invalid } from "@anteroom/core/server";
import type { OfferedTo, PluginContext } from "@anteroom/core/server";
import { offerFace } from "../cards/offer-face.ts";
import { placeWords } from "../cards/offer-card.ts";
import { placesAndPeople } from "../cards/places-and-people.ts";
import { professionalsOf } from "../find-service.ts";
import { makeProposal } from "../proposals/make-proposal.ts";
import { prepareProposal } from "../proposals/prepare-proposal.ts";
import type { AskedProposal } from "../proposals/prepare-proposal.ts";
import { locations } from "../rows/locations.ts";
import { plainService, services } from "../rows/services.ts";
import type { Service } from "../rows/services.ts";
import type { Place } from "../rows/appointments.ts";
import { loadSlots } from "../slots/load-slots.ts";

const dayMs = 86_400_000;
const shown = 20;
const many = (text: string) => z.union([z.string().transform((one) => [one]), z.array(z.string())], { error: text });

const input = z.object({
  service: z.string({ error: "Choose a service." }).min(1, "Choose a service."),
  place: z.string({ error: "Choose where it takes place." }).min(1, "Choose where it takes place."),
  times: many("Choose up to five times.").refine((all) => all.length >= 1 && all.length <= 5, "Choose up to five times."),
  note: z.string().trim().max(1000, "Use 1,000 characters or fewer.").default(""),
});

const active = async (ctx: PluginContext): Promise<Service[]> => (await ctx.model(services).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null, seats: 1 }, order: [["position", "ASC"]], limit: 50 })).map(plainService);

/** Whose times: the one who writes, or the client's first professional. */
async function whoseTimes(ctx: PluginContext, clientId: string): Promise<string | null> {
  const own = ctx.viewer?.kind === "staff" && ctx.viewer.roles.includes("professional") ? ctx.viewer.staffId : null;
  return own ?? (await ctx.people.client(clientId))?.professionalIds[0] ?? null;
}

const asked = (to: OfferedTo, { service, place, times, note }: z.infer<typeof input>): AskedProposal => {
  const [kind = "video", locationId] = place.split(":");
  return {
    portalUserId: to.recipient.portalUserId, serviceId: service, place: kind as Place, locationId: locationId ?? null, note, requestId: null, replacesId: null,
    times: times.map((time) => { const [staffId = "", startsAt = ""] = time.split("@"); return { staffId, startsAt: Number(startsAt) }; }),
  };
};

/** A refusal of the plugin as a sentence beside the times. */
async function besideTimes<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError && error.appCode !== "INVALID") throw invalid({ times: error.message });
    throw error;
  }
}

/** "Propose times" beside the composer: up to five times of one's own calendar. */
export const proposeTimes = defineOffer({
  name: "propose-times",
  label: "Propose times",
  card: "scheduling.offer",
  permission: "scheduling.manage",
  recipientPermission: "scheduling.use",
  async form(ctx, to) {
    const all = await active(ctx);
    const staffId = await whoseTimes(ctx, to.clientId);
    if (all.length === 0 || staffId === null) return { fields: [], none: "There is no service to propose yet. Set one up under Scheduling." };
    // What is free for the longest is free for every other.
    const longest = all.reduce((a, b) => ({ ...a, minutes: Math.max(a.minutes, b.minutes), bufferBefore: Math.max(a.bufferBefore, b.bufferBefore), bufferAfter: Math.max(a.bufferAfter, b.bufferAfter) }));
    const professionals = (await professionalsOf(ctx, { professionalIds: "[]" })).filter((one) => one.id === staffId);
    const now = ctx.now();
    const slots = await loadSlots(ctx, { service: longest, professionals, place: "video", locationId: null, clientId: to.clientId, within: { from: now + dayMs / 2, to: now + 14 * dayMs }, forStaff: true });
    if (slots.length === 0) return { fields: [], none: "Nothing is free in the next two weeks. Propose times from the calendar instead." };
    // Spread over the days rather than one morning of them.
    const every = Math.max(1, Math.floor(slots.length / shown));
    const offices = (await ctx.model(locations).findAll({ where: { practiceId: ctx.practiceId, archivedAt: null }, limit: 20 })).map((row) => row.get());
    const zone = ctx.viewer?.timeZone ?? to.recipient.timeZone;
    return {
      fields: [
        { t: "choices", name: "service", legend: "What for", value: all[0]?.id ?? "", options: all.map((one) => ({ value: one.id, label: one.name, hint: `${one.minutes} minutes` })) },
        { t: "choices", name: "place", legend: "Where", value: "video", options: [{ value: "video", label: "By video" }, { value: "phone", label: "By phone" }, ...offices.map((one) => ({ value: `in-person:${one.id}`, label: one.name }))] },
        { t: "choices", name: "times", legend: "Times", hint: "Up to five. All are held until one is chosen.", many: true, options: slots.filter((_, index) => index % every === 0).slice(0, shown).map((slot) => ({ value: `${slot.staffId}@${slot.startsAt}`, label: formatDayTime(slot.startsAt, { zone, now }) })) },
        { t: "field", name: "note", label: "Note", input: "textarea", max: 1000, optional: true },
      ],
    };
  },
  input,
  async preview(ctx, to, value) {
    const { made } = await besideTimes(() => prepareProposal(ctx, asked(to, value), ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : "", "preview"));
    const { names, places } = await placesAndPeople(ctx, made.times.map((time) => ({ staffId: time.staffId, locationId: made.locationId })));
    return offerFace({
      row: { id: "preview", state: "open", chosenId: null, expiresAt: ctx.now() + made.holdMs },
      times: made.times.map((time, index) => ({ ...time, id: String(index), endsAt: time.startsAt + made.service.minutes * 60_000, state: "proposed" as const, place: made.place })),
      service: made.service.name, professionals: names, where: places.get(made.locationId ?? "") ?? placeWords[made.place] ?? "", note: made.note, answer: "", side: "portal", now: ctx.now(), zone: to.recipient.timeZone,
    });
  },
  async send(ctx, tx, to, value, key) {
    await besideTimes(async () => {
      const { made } = await prepareProposal(ctx, asked(to, value), ctx.viewer?.kind === "staff" ? ctx.viewer.staffId : "", key);
      await makeProposal(ctx, tx, made);
    });
  },
});
