import type { CardEnvelope, CardState, CardView, Tone } from "../../server/inbox/card-view.ts";

/** A made-up card for tests and the preview; `view` adds to a small default. */
export function sampleCard(part: Partial<Omit<CardEnvelope, "view">> & { view?: Partial<CardView> } = {}): CardEnvelope {
  const { view, ...rest } = part;
  return {
    v: 1, entryId: "01JDCZ3T4V5W6X7Y8Z9A0B1C2D", conversationId: "01JC1", pluginId: "forms", kind: "forms.assignment@1", subjectId: "01JS1", rev: 3,
    state: "live", needsYou: true, push: "task", summary: "Weekly check-in. About 3 minutes.",
    ...rest,
    view: {
      kindLine: "Form from Dr Rivera",
      title: "Weekly check-in",
      status: { tag: "To do", tone: "accent", text: "About 3 minutes. Due Tuesday 24 November." },
      blocks: [],
      actions: [{ id: "start", label: "Start form", style: "primary", do: { to: "/forms/1" } }],
      ...view,
    },
  };
}

const shared = [{ t: "facts" as const, items: [{ label: "Sent by", value: ["Dr Maya Rivera"] }, { label: "Questions", value: ["7"] }] }];
const again = (label: string, to: string) => [{ id: "next", label, style: "quiet" as const, do: { to } }];

type Sample = [tag: string, tone: Tone, text: string, actions: CardView["actions"]];

const samples: Record<CardState, Sample> = {
  live: ["To do", "accent", "About 3 minutes. Due Tuesday 24 November.", [
    { id: "later", label: "Remind me later", style: "secondary", do: { post: true } },
    { id: "start", label: "Start form", style: "primary", do: { to: "/forms/1" } },
  ]],
  in_progress: ["In progress", "accent", "Question 3 of 7. Saved Tuesday 9:14am.", [{ id: "go", label: "Continue", style: "primary", do: { to: "/forms/1" } }]],
  waiting: ["With your practice", "neutral", "You asked for Thursday 26 November, 9am. Your practice will confirm.", [
    { id: "withdraw", label: "Withdraw", style: "quiet", do: { post: true, confirm: { title: "Withdraw your request?", text: "Dr Rivera will see that you no longer want this time.", yes: "Withdraw" } } },
  ]],
  blocked: ["Do this first", "neutral", "Sign the consent form first.", again("Go to the consent form", "/documents/2")],
  done: ["Sent", "success", "You sent this on 18 November, 9:14am.", again("See your answers", "/forms/1")],
  expired: ["No longer available", "neutral", "These times have passed.", again("See times you can book", "/scheduling")],
  cancelled: ["Withdrawn", "neutral", "Dr Rivera withdrew this on 20 November.", []],
  superseded: ["Replaced", "neutral", "There is a newer version.", again("Go to the newer version", "/#card-01JE9")],
  unavailable: ["Not available", "neutral", "Your practice has turned off forms.", again("Write to your practice", "/")],
};

/** One made-up card for each state, as the state looks to a client. */
export function sampleCardIn(state: CardState): CardEnvelope {
  const [tag, tone, text, actions] = samples[state];
  const view: Partial<CardView> = { status: { tag, tone, text }, actions, blocks: shared };
  if (state === "unavailable") Object.assign(view, { title: "Form", kindLine: "" });
  return sampleCard({ entryId: `01JE-${state}`, state, needsYou: state === "live" || state === "in_progress", view });
}

/** Every state, in the order of the design. */
export const sampleStates = Object.keys(samples) as CardState[];
