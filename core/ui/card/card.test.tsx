import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { Block, CardEnvelope, UnknownBlock } from "../../server/inbox/card-view.ts";
import { Card } from "./card.tsx";
import type { CardProps } from "./card.tsx";
import { brokenLimits } from "./card-limits.ts";
import { safeHref } from "./inline-text.tsx";
import { sampleCard, sampleCardIn, sampleStates } from "./sample-cards.ts";

const draw = (card: CardEnvelope, props: Partial<CardProps> = {}) => renderToStaticMarkup(<Card card={card} {...props} />);
const withBlocks = (...blocks: (Block | UnknownBlock)[]) => sampleCard({ view: { blocks, actions: [{ id: "send", label: "Send", style: "primary", do: { post: true } }] } });
const mood: Block = { t: "choices", name: "mood", legend: "How are you today?", options: [{ value: "1", label: "Low" }, { value: "2", label: "Steady" }] };

describe("a card in each state", () => {
  it.each(sampleStates)("%s shows title, tag and sentence, with the status ready for the focus", (state) => {
    const card = sampleCardIn(state);
    const html = draw(card);
    expect(html).toContain(`data-state="${state}"`);
    expect(html).toContain(`<h3 id="card-${card.entryId}-title" tabindex="-1">${card.view.title}</h3>`);
    expect(html).toContain(`<div id="card-${card.entryId}" tabindex="-1"`);
    expect(html).toContain(card.view.status.tag);
    expect(html).toContain(card.view.status.text);
    expect(html).not.toContain("style=");
  });

  it.each(["live", "in_progress", "waiting", "blocked"] as const)("%s shows its details", (state) => {
    const html = draw(sampleCardIn(state));
    expect(html).toContain("Dr Maya Rivera");
    expect(html).not.toContain("<details");
  });

  it.each(["done", "expired", "cancelled", "superseded"] as const)("%s is collapsed, with its details behind a disclosure", (state) => {
    const html = draw(sampleCardIn(state));
    expect(html).toMatch(/<details[^>]*><summary>.*Show details.*<\/summary>.*Dr Maya Rivera.*<\/details>/);
  });

  it("shows no detail at all of a card that is unavailable", () => {
    const html = draw(sampleCardIn("unavailable"));
    expect(html).not.toContain("Dr Maya Rivera");
    expect(html).not.toContain("<details");
  });

  it("leaves one action on a collapsed card", () => {
    const link = (id: string) => ({ id, label: `Go ${id}`, style: "quiet" as const, do: { to: `/${id}` } });
    const html = draw(sampleCard({ state: "done", view: { actions: [link("one"), link("two")] } }));
    expect(html).toContain("Go one");
    expect(html).not.toContain("Go two");
  });

  it("has no controls once there is nothing to decide", () => {
    const card = withBlocks(mood, { t: "field", name: "note", label: "Note", input: "text", value: "Slept well" });
    const html = draw({ ...card, state: "done" });
    expect(html).not.toMatch(/type="radio"|type="text"/);
    expect(html).toContain("Steady");
    expect(html).toContain("Slept well");
  });
});

describe("without JavaScript", () => {
  it("posts to the action's own address with revision and key", () => {
    const html = draw(withBlocks(mood));
    expect(html).toMatch(/<form[^>]*method="post" action="\/actions\/card\/01JC1\/01JDCZ3T4V5W6X7Y8Z9A0B1C2D\/send"/);
    expect(html).toContain('<input type="hidden" name="rev" value="3"/>');
    expect(html).toContain('<input type="hidden" name="key" value="00000000035W6X7Y8Z9A0B1C2D"/>');
    expect(draw(withBlocks(mood), { actionKey: "01JKEY" })).toContain('name="key" value="01JKEY"');
    expect(html).toMatch(/<input type="radio" id="card-01JDCZ3T4V5W6X7Y8Z9A0B1C2D-mood"[^>]*name="mood"[^>]*value="1"/);
  });

  it("gives every further action its address, primary first, and its hidden context", () => {
    const card = sampleCard({
      view: {
        actions: [
          { id: "dismiss", label: "Dismiss", style: "quiet", do: { post: true }, a11yContext: "for invoice 1042" },
          { id: "book", label: "Book", style: "primary", do: { post: true } },
        ],
      },
    });
    const html = draw(card);
    expect(html).toContain('formaction="/actions/card/01JC1/01JDCZ3T4V5W6X7Y8Z9A0B1C2D/dismiss"');
    expect(html).toMatch(/action="\/actions\/card\/01JC1\/01JDCZ3T4V5W6X7Y8Z9A0B1C2D\/book"/);
    expect(html.indexOf(">Book")).toBeLessThan(html.indexOf(">Dismiss"));
    expect(html).toContain('<span class="vh"> for invoice 1042</span>');
  });

  it("keeps what was typed after an attempt that failed and links each error to its field", () => {
    const html = draw(withBlocks(mood, { t: "field", name: "note", label: "Note", input: "textarea" }), {
      problem: { message: "Check your answers.", errors: [{ field: "mood", message: "Select how you are" }, { field: "other", message: "Try later" }] },
      values: { note: "A long day", mood: "2" },
    });
    expect(html).toContain("There is a problem");
    expect(html).toContain('<a href="#card-01JDCZ3T4V5W6X7Y8Z9A0B1C2D-mood">Select how you are</a>');
    expect(html).toContain("<li>Try later</li>");
    expect(html).toMatch(/<textarea[^>]*>A long day<\/textarea>/);
    expect(html).toMatch(/checked=""[^>]*value="2"/);
  });

  it("has no form where there is nothing to post", () => {
    expect(draw(sampleCardIn("in_progress"))).not.toContain("<form");
  });

  it("escapes ids in the address", () => {
    expect(draw({ ...withBlocks(), conversationId: 'a/"b' })).toContain("/actions/card/a%2F%22b/01JDCZ3T4V5W6X7Y8Z9A0B1C2D/send");
  });
});

describe("what this version does not know", () => {
  it("draws an unknown block's fallback", () => {
    const html = draw(withBlocks({ t: "x-chart", fallback: { t: "text", nodes: ["Your score was 7."] } }));
    expect(html).toContain("Your score was 7.");
    expect(html).not.toContain("cannot be shown");
  });

  it("drops a block that says so, and owns up to one that does not", () => {
    expect(draw(withBlocks({ t: "x-chart", fallback: "drop" }))).not.toContain("cannot be shown");
    expect(draw(withBlocks({ t: "x-chart" }))).toContain("Part of this cannot be shown here.");
    expect(draw(sampleCard({ view: { blocks: [{ t: "x-chart" }] } }))).toContain('<a href="/forms/1">Open the page</a>');
  });

  it("offers to reload a card of a newer version", () => {
    const html = draw({ ...sampleCard(), v: 2 } as unknown as CardEnvelope);
    expect(html).toContain("Weekly check-in. About 3 minutes.");
    expect(html).toContain("Reload to see this");
    expect(html).not.toContain("Start form");
    const bare = { ...sampleCard(), v: 2, view: undefined } as unknown as CardEnvelope;
    expect(draw(bare)).toContain("Reload to see this");
  });
});

describe("limits", () => {
  const post = (id: string, style: "primary" | "quiet" = "quiet") => ({ id, label: id, style, do: { post: true as const } });
  const option = (value: number) => ({ value: String(value), label: String(value) });
  const list = <T,>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));

  it.each([
    ["actions", { actions: list(4, (at) => post(`a${at}`)) }],
    ["primaryActions", { actions: [post("a", "primary"), post("b", "primary")] }],
    ["blocks", { blocks: list(13, () => ({ t: "text" as const, nodes: ["x"] })) }],
    ["choices", { blocks: [{ ...mood, options: list(7, option) }] }],
    ["fields", { blocks: list(4, (at) => ({ t: "field" as const, name: `f${at}`, label: "F", input: "text" as const })) }],
    ["facts", { blocks: [{ t: "facts" as const, items: list(9, (at) => ({ label: `l${at}`, value: ["v"] })) }] }],
    ["checklist", { blocks: [{ t: "checklist" as const, items: list(9, (at) => ({ id: `${at}`, label: "i", done: false })) }] }],
    ["bytes", { blocks: [{ t: "text" as const, nodes: ["é".repeat(4200)] }] }],
  ])("a card beyond its %s is drawn as title, status and summary", (limit, view) => {
    const card = sampleCard({ view });
    expect(brokenLimits(card)).toEqual([limit]);
    const html = draw(card);
    expect(html).toContain("Weekly check-in");
    expect(html).toContain("About 3 minutes.");
    expect(html).not.toContain("<form");
  });

  it("lets a card at its limits through", () => {
    const blocks = [{ ...mood, options: list(6, option) }, ...list(3, (at) => ({ t: "field" as const, name: `f${at}`, label: "F", input: "text" as const }))];
    const card = sampleCard({ summary: "s".repeat(120), view: { blocks, actions: [post("a", "primary"), post("b"), post("c")] } });
    expect(brokenLimits(card)).toEqual([]);
    expect(brokenLimits({ ...card, summary: "s".repeat(121) })).toEqual(["summary"]);
  });
});

describe("addresses in a card", () => {
  it.each(["/forms/1", "https://example.org/a", "http://example.org", "tel:911", "sms:988", "mailto:a@example.org"])("allows %s", (href) => {
    expect(safeHref(href)).toBe(href);
  });

  it.each(["javascript:alert(1)", " javascript:alert(1)", "//evil.example", "/\\evil.example", "data:text/html,x", "java\nscript:x", "https:evil", "relative"])(
    "refuses %j",
    (href) => {
      expect(safeHref(href)).toBeUndefined();
      expect(draw(withBlocks({ t: "text", nodes: [{ text: "press", href }] }))).toMatch(/<p[^>]*>press<\/p>/);
    },
  );
});

describe("offline", () => {
  const card = sampleCard({ view: { actions: [{ id: "book", label: "Book", style: "primary", do: { post: true, needsOnline: true } }] } });

  it("explains an action that needs a connection instead of hiding it", () => {
    const html = draw(card, { offline: true });
    expect(html).toMatch(/<button[^>]*aria-disabled="true" aria-describedby="card-01JDCZ3T4V5W6X7Y8Z9A0B1C2D-offline"[^>]*><span>Book/);
    expect(html).toContain("You need a connection to do this.");
  });

  it("says that a waiting action will be sent, and lets the person take it back", () => {
    const html = draw(card, { queued: true, onUndo: () => {} });
    expect(html).toContain("We will send this when you are online.");
    expect(html).toContain(">Undo");
    expect(html).not.toContain(">Book");
  });
});
