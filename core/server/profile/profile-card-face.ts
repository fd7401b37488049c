import type { Block, CardAction, CardFace, CardView } from "../inbox/card-view.ts";

/** What is asked on a card; items of other plugins are a link to their page. */
interface Question {
  title: string;
  why: string;
  blocks: Block[];
  answered: string;
}

export const reminderChoices = [
  { value: "email", label: "By e-mail" },
  { value: "sms", label: "By text message", off: "Turn on texts in Settings, under Appointment Reminders." },
] as const;

const questions: Record<string, Question> = {
  "core.notifications": {
    title: "Choose how we remind you of appointments",
    why: "You can change this at any time in Settings.",
    blocks: [{ t: "choices", name: "channel", legend: "Remind me", options: [...reminderChoices] }],
    answered: "You chose how we remind you of appointments.",
  },
  "core.client-information": {
    title: "Add the date of birth",
    why: "Your practice uses it to find the right record.",
    blocks: [{ t: "field", name: "birthDate", label: "Date of birth", input: "date", autocomplete: "bday" }],
    answered: "You added the date of birth.",
  },
  "core.contact-information": {
    title: "Add a phone number and address",
    why: "So that your practice can reach you if a session changes.",
    blocks: [
      { t: "field", name: "phone", label: "Phone number", input: "tel", autocomplete: "tel", max: 40 },
      { t: "field", name: "address", label: "Address", input: "textarea", autocomplete: "street-address", max: 300 },
    ],
    answered: "You added how to reach you.",
  },
};

/** A practice that sends no texts offers none. */
function questionOf({ itemId, texts }: Pick<ProfileCardFacts, "itemId" | "texts">): Question | undefined {
  const question = questions[itemId];
  if (texts || !question) return question;
  return { ...question, blocks: question.blocks.map((block) => (block.t === "choices" ? { ...block, options: block.options.filter(({ value }) => value !== "sms") } : block)) };
}

export interface ProfileCardFacts {
  practiceName: string;
  itemId: string;
  label: string;
  path: string;
  state: "open" | "later" | "done";
  /** Whether the viewer is the person who was asked. */
  mine: boolean;
  /** Whether the practice sends texts. */
  texts: boolean;
}

/** How one question of Profile Completion looks to its viewer. */
export function profileCardFace(facts: ProfileCardFacts): CardFace {
  const question = questionOf(facts);
  const title = question?.title ?? `Complete ${facts.label}`;
  const base = { push: "task" as const, summary: title };
  const view = (status: CardView["status"], blocks: Block[], actions: CardAction[]): CardView => ({ kindLine: `Your details, for ${facts.practiceName}`, title, status, blocks, actions });
  if (facts.state === "done") {
    return { ...base, state: "done", needsYou: false, view: view({ tag: "Done", tone: "success", text: facts.mine ? (question?.answered ?? "You completed this.") : "This was filled in." }, [], []) };
  }
  if (facts.state === "later") {
    const actions: CardAction[] = facts.mine ? [{ id: "open", label: "Answer it now", style: "quiet", do: { to: facts.path } }] : [];
    return { ...base, state: "waiting", needsYou: false, view: view({ tag: "Later", tone: "neutral", text: "This comes back in 3 days." }, [], actions) };
  }
  const answer: CardAction = question
    ? { id: "save", label: "Save", style: "primary", do: { post: true }, a11yContext: `: ${title}` }
    : { id: "open", label: "Open", style: "primary", do: { to: facts.path }, a11yContext: `: ${title}` };
  const later: CardAction = { id: "later", label: "Remind me later", style: "secondary", do: { post: true }, a11yContext: `: ${title}` };
  return {
    ...base,
    state: "live",
    needsYou: facts.mine,
    view: view({ tag: "To do", tone: "accent", text: question?.why ?? "" }, facts.mine ? (question?.blocks ?? []) : [], facts.mine ? [answer, later] : []),
  };
}
