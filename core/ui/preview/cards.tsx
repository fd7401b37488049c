import type { CardActionReply } from "../../server/inbox/card-view.ts";
import { Card, PageHeading } from "../index.ts";
import type { CardComponentProps } from "../index.ts";
import { sampleCard, sampleCardIn, sampleStates } from "../card/sample-cards.ts";
import styles from "./preview.module.css";

const offer = sampleCard({
  entryId: "offer",
  kind: "scheduling.offer@1",
  view: {
    kindLine: "Appointment",
    title: "Choose a time for your next session",
    status: { tag: "To do", tone: "accent", text: "With Dr Maya Rivera, by video. Times are Eastern Time." },
    blocks: [{
      t: "choices", name: "slot", legend: "Times", options: [
        { value: "a", label: "Thursday 26 November, 9am" },
        { value: "b", label: "Thursday 26 November, 2:30pm" },
        { value: "c", label: "Friday 27 November, 11am", off: "Just taken" },
      ],
    }],
    actions: [
      { id: "book", label: "Book this time", style: "primary", do: { post: true, needsOnline: true } },
      { id: "more", label: "See more times", style: "quiet", do: { to: "/scheduling" } },
    ],
  },
});

const everything = sampleCard({
  entryId: "everything",
  view: {
    kindLine: "Every block",
    title: "Before we meet",
    blocks: [
      { t: "text", nodes: ["Thank you for today. Read ", { text: "what to expect", href: "https://example.org" }, " and ", { text: "bring your insurance card", strong: true }, "."] },
      { t: "facts", items: [{ label: "With", value: ["Dr Maya Rivera"] }, { label: "Place", value: ["Willow House, 12 Elm Street"] }] },
      { t: "when", start: "2026-11-26T14:00:00Z", end: "2026-11-26T14:50:00Z", zone: "America/New_York", place: "Video" },
      { t: "money", label: "To pay", minor: 4000, currency: "USD" },
      { t: "file", name: "Consent to treatment.pdf", size: 184320, mime: "application/pdf", href: "/files/1" },
      { t: "progress", done: 3, of: 7, label: "3 of 7 questions answered" },
      { t: "checklist", items: [{ id: "1", label: "Read the consent form", done: true }, { id: "2", label: "Sign it", done: false }] },
      { t: "notice", tone: "info", text: "You can change your answers until we meet." },
      { t: "choices", many: true, name: "topics", legend: "What would you like to talk about?", options: [{ value: "sleep", label: "Sleep", hint: "Falling asleep, waking at night" }, { value: "work", label: "Work" }] },
      { t: "field", name: "note", label: "Anything else?", hint: "Only Dr Rivera reads this.", input: "textarea" },
      { t: "x-map" },
    ],
    actions: [
      { id: "send", label: "Send to Dr Rivera", style: "primary", do: { post: true, confirm: { title: "Send this to Dr Rivera?", text: "You can change your answers until you meet.", yes: "Send" } } },
      { id: "later", label: "Not now", style: "secondary", do: { post: true } },
    ],
    foot: "Only the care team can see your answers.",
  },
});

const problem = { message: "Check your answers.", errors: [{ field: "slot", message: "Select a time" }] };
const rename = (entryId: string) => ({ ...offer, entryId });
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const book = async (): Promise<CardActionReply> => {
  await wait(1200);
  return { ok: true, card: { ...rename("booked"), rev: 4, state: "done", view: { ...offer.view, status: { tag: "Booked", tone: "success", text: "You booked Thursday 26 November, 9am Eastern Time." }, blocks: [], actions: [] } } };
};
const stale = async (): Promise<CardActionReply> => ({ ok: false, code: "stale", message: "This changed while you were looking. Check and try again.", card: { ...rename("stale"), rev: 5 } });

function Face({ card, actions }: CardComponentProps) {
  if (card.entryId === "throws") throw new Error("a face that cannot draw");
  return <div className="stack-small"><p>This face was drawn by a plugin&apos;s own component.</p>{actions}</div>;
}
const face = () => Promise.resolve({ default: Face });
const missing = () => Promise.reject(new Error("no such chunk"));

/** Every state, fallback and answer of a card. */
export function Cards() {
  return (
    <main className={styles.page}>
      <PageHeading below="Every state as a client sees it.">Cards</PageHeading>
      <section className={styles.section}>
        <h2>States</h2>
        {sampleStates.map((state) => <Card key={state} card={sampleCardIn(state)} />)}
      </section>
      <section className={styles.section}>
        <h2>Choices and blocks</h2>
        <Card card={rename("booked")} onAct={book} />
        <Card card={everything} />
      </section>
      <section className={styles.section}>
        <h2>Answers</h2>
        <Card card={rename("stale")} onAct={stale} />
        <Card card={rename("refused")} problem={problem} values={{ slot: "b" }} />
        <Card card={rename("away")} offline />
        <Card card={rename("waits")} queued onUndo={() => {}} />
      </section>
      <section className={styles.section}>
        <h2>Faces and fallbacks</h2>
        <Card card={sampleCard({ entryId: "face" })} component={face} />
        <Card card={sampleCard({ entryId: "throws" })} component={face} />
        <Card card={sampleCard({ entryId: "missing" })} component={missing} />
        <Card card={{ ...sampleCard({ entryId: "newer" }), v: 2 as unknown as 1 }} />
        <Card card={sampleCard({ entryId: "toolong", summary: "s".repeat(121) })} />
      </section>
    </main>
  );
}
