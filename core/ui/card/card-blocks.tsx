import { useId } from "react";
import type { ReactNode } from "react";
import type { Block, CardView, UnknownBlock } from "../../server/inbox/card-view.ts";
import { Facts } from "../facts.tsx";
import { Field } from "../field.tsx";
import { FileRow } from "../file-row.tsx";
import { Calendar, Check, Circle } from "../icons.ts";
import { Link } from "../link.tsx";
import { Money } from "../money.tsx";
import { Notice } from "../notice.tsx";
import { Checkboxes, Radios } from "../options.tsx";
import { When } from "../when.tsx";
import { InlineText, safeHref } from "./inline-text.tsx";
import styles from "./card-blocks.module.css";

/** What a person entered, by field name; several answers of one field as a list. */
export type CardFields = Record<string, string | string[]>;

export interface BlockContext {
  /** The viewer can act, so choices and fields are controls; otherwise they are only text. */
  interactive: boolean;
  fieldId: (name: string) => string;
  /** Kept from an attempt that failed. */
  values?: CardFields;
  errors: Record<string, string>;
}

type Shown = { block: Block | UnknownBlock; key: string } | "missing" | undefined;

const drawn = new Set<string>(["text", "facts", "when", "money", "file", "progress", "choices", "field", "checklist", "notice"]);

function resolve(block: Block | UnknownBlock, index: number): Shown {
  // Fields keep their key when blocks before them change, so that what was typed stays.
  if (isKnown(block)) return { block, key: "name" in block && block.t !== "file" ? `${block.t} ${block.name}` : `${block.t} ${index}` };
  if (block.fallback === "drop") return undefined;
  return block.fallback && isKnown(block.fallback) ? { block: block.fallback, key: `fallback ${index}` } : "missing";
}

function isKnown(block: Block | UnknownBlock): block is Block {
  return drawn.has(block.t);
}

/** The blocks of a view, in order; says so when one cannot be drawn. */
export function CardBlocks({ view, context }: { view: Pick<CardView, "blocks" | "actions">; context: BlockContext }) {
  const shown = view.blocks.map(resolve);
  const page = view.actions.flatMap((action) => ("to" in action.do ? [safeHref(action.do.to)] : [])).find(Boolean);
  return (
    <div className={styles.blocks}>
      {shown.map((item) => (item && item !== "missing" ? <OneBlock key={item.key} block={item.block as Block} context={context} /> : null))}
      {shown.includes("missing") ? (
        <p className={styles.quiet}>Part of this cannot be shown here. {page ? <Link href={page}>Open the page</Link> : null}</p>
      ) : null}
    </div>
  );
}

function OneBlock({ block, context }: { block: Block; context: BlockContext }): ReactNode {
  switch (block.t) {
    case "text":
      return <p className={styles.text}><InlineText nodes={block.nodes} /></p>;
    case "facts":
      return <Facts items={block.items.map(({ label, value }) => ({ label, value: <InlineText nodes={value} /> }))} />;
    case "when":
      return <WhenBlock block={block} />;
    case "money":
      return (
        <p className={styles.money}>
          <span>{block.label} </span>
          <strong><Money minor={block.minor} currency={block.currency} /></strong>
        </p>
      );
    case "file":
      return <FileRow name={block.name} size={block.size} mime={block.mime} href={safeHref(block.href)} />;
    case "progress":
      return <ProgressBlock block={block} />;
    case "checklist":
      return <ChecklistBlock block={block} />;
    case "notice":
      return <Notice tone={block.tone}>{block.text}</Notice>;
    case "choices":
      return <ChoicesBlock block={block} context={context} />;
    case "field":
      return <FieldBlock block={block} context={context} />;
  }
}

type Of<T extends Block["t"]> = { block: Extract<Block, { t: T }> };

function WhenBlock({ block }: Of<"when">) {
  return (
    <div className={styles.when}>
      <Calendar aria-hidden="true" size={20} className={styles.mark} />
      <p>
        <strong><When start={block.start} end={block.end} zone={block.zone} /></strong>
        {block.place ? <span className={styles.place}>{block.place}</span> : null}
      </p>
    </div>
  );
}

function ProgressBlock({ block }: Of<"progress">) {
  const id = useId();
  return (
    <div className={styles.progress}>
      <p id={id}>{block.label}</p>
      <progress aria-labelledby={id} value={block.done} max={block.of} />
    </div>
  );
}

function ChecklistBlock({ block }: Of<"checklist">) {
  return (
    <ul role="list" className={styles.checklist}>
      {block.items.map((item) => (
        <li key={item.id} data-done={item.done ? "" : undefined}>
          {item.done ? <Check aria-hidden="true" size={20} /> : <Circle aria-hidden="true" size={20} />}
          <span><span className="vh">{item.done ? "Done: " : "To do: "}</span>{item.label}</span>
        </li>
      ))}
    </ul>
  );
}

function ChoicesBlock({ block, context }: Of<"choices"> & { context: BlockContext }) {
  if (!context.interactive) {
    return (
      <div>
        <p><strong>{block.legend}</strong></p>
        <ul className={styles.list}>{block.options.map((option) => <li key={option.value}>{option.label}</li>)}</ul>
      </div>
    );
  }
  const kept = context.values?.[block.name];
  const shared = { legend: block.legend, name: block.name, id: context.fieldId(block.name), options: block.options, error: context.errors[block.name] };
  if (block.many) return <Checkboxes {...shared} defaultValue={kept === undefined ? undefined : [kept].flat()} />;
  return <Radios {...shared} defaultValue={[kept].flat()[0]} />;
}

function FieldBlock({ block, context }: Of<"field"> & { context: BlockContext }) {
  if (!context.interactive) return block.value ? <Facts items={[{ label: block.label, value: block.value }]} /> : null;
  const kept = [context.values?.[block.name]].flat()[0] ?? block.value;
  const shared = {
    name: block.name, id: context.fieldId(block.name), label: block.label, hint: block.hint, error: context.errors[block.name],
    autoComplete: block.autocomplete ?? "off", maxLength: block.max, defaultValue: kept,
  };
  if (block.input === "textarea") return <Field as="textarea" rows={3} {...shared} />;
  if (block.input === "number") return <Field {...shared} inputMode="decimal" width="short" />;
  return <Field {...shared} type={block.input} width={block.input === "date" ? "medium" : "full"} />;
}
