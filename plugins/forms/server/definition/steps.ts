import type { Answers } from "./answer.ts";
import type { FormDefinition, FormPage } from "./form-definition.ts";
import type { Item } from "./item.ts";
import { visibleItems } from "./visible-items.ts";

/** What is shown at once, and sent with one Continue. */
export interface Step {
  /** The question's id, or the page's when its questions stand together; the address of the step. */
  id: string;
  title?: string;
  stem?: string;
  items: Item[];
}

/**
 * The steps for these answers, in order. At the pace `question` each question has its own, with the words that stand before
 * it. At the pace `page` a page is one step, but for a question that depends on another of its page: it begins a new one,
 * so that every branch works without scripts.
 */
export function stepsOf(form: FormDefinition, answers: Answers): Step[] {
  const visible = visibleItems(form, answers);
  return form.pages.flatMap((page) => split(form, page, page.items.filter((item) => visible.has(item.id))));
}

function split({ pace }: FormDefinition, page: FormPage, items: readonly Item[]): Step[] {
  const steps: Step[] = [];
  let open: Item[] = [];
  const close = (): void => {
    const question = open.find((item) => item.type !== "info") ?? open[0];
    if (question) steps.push({ id: pace === "page" && steps.length === 0 ? page.id : question.id, ...(page.title ? { title: page.title } : {}), ...(page.stem ? { stem: page.stem } : {}), items: open });
    open = [];
  };
  for (const item of items) {
    const ids = new Set(open.map((one) => one.id));
    const waits = item.showWhen?.tests.some((test) => ids.has(test.item)) ?? false;
    if (waits || (pace === "question" && open.some((one) => one.type !== "info"))) close();
    open.push(item);
  }
  close();
  return steps;
}

/** How many steps there are, when no answer from this step on can change it; null when one can. */
export function reliableCount(form: FormDefinition, answers: Answers, at: string): number | null {
  const steps = stepsOf(form, answers);
  const here = steps.findIndex((step) => step.id === at);
  const open = new Set(steps.slice(Math.max(0, here)).flatMap((step) => step.items.map((item) => item.id)));
  const branches = form.pages.flatMap((page) => [page.showWhen, ...page.items.map((item) => item.showWhen)]);
  return branches.some((when) => when?.tests.some((test) => open.has(test.item))) ? null : steps.length;
}
