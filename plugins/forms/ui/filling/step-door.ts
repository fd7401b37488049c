import { idempotent, pluginApi } from "@anteroom/core/ui";
import type { FormsRouter } from "../../server/router.ts";

const forms = () => pluginApi<FormsRouter>("forms");
type Forms = ReturnType<typeof forms>;

/** Whose form a page is, and what it asks of the server. */
export interface StepDoor {
  /** Address of the form; its pages follow by number, and `check`. */
  base: string;
  /** Where "Save and come back later" leads. */
  later: string;
  /** Where somebody goes when the form was sent, withdrawn or ran out meanwhile. */
  ended: string;
  save(input: Parameters<Forms["save"]["mutate"]>[0]): ReturnType<Forms["save"]["mutate"]>;
  answer(input: Parameters<Forms["answer"]["mutate"]>[0]): ReturnType<Forms["answer"]["mutate"]>;
  step(input: Parameters<Forms["step"]["query"]>[0]): Promise<{ bases: Record<string, number>; typed: Readonly<Record<string, string | readonly string[]>> }>;
}

/** For the person who fills in their own form. */
export const ownDoor = (assignmentId: string): StepDoor => ({
  base: `/forms/${assignmentId}`, later: "/forms", ended: `/forms/${assignmentId}`,
  save: (input) => forms().save.mutate(input, idempotent), answer: (input) => forms().answer.mutate(input), step: (input) => forms().step.query(input),
});

/** For staff who fill it in together with the person. */
export function togetherDoor(clientId: string, assignmentId: string): StepDoor {
  const chart = `/staff/clients/${clientId}/forms/${assignmentId}`;
  return {
    base: `${chart}/together`, later: chart, ended: chart,
    save: (input) => forms().saveTogether.mutate(input, idempotent), answer: (input) => forms().answerTogether.mutate(input), step: (input) => forms().stepTogether.query(input),
  };
}
