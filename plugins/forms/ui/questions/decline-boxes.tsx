import { Checkbox } from "@anteroom/core/ui";
import { declineWords } from "../../words/decline-words.ts";
import type { FormState } from "./question-props.ts";
import { allTypedIn } from "./question-props.ts";

/** "I prefer not to answer" and "I am not sure", below a field that is no list of choices. */
export function DeclineBoxes({ name, declines, state }: { name: string; declines?: readonly (keyof typeof declineWords)[]; state: FormState }) {
  if (!declines || declines.length === 0) return null;
  const field = `${name}.declined`;
  const ticked = allTypedIn(state, field);
  return <>{declines.map((decline) => <Checkbox key={decline} label={declineWords[decline]} name={field} id={`${field}-${decline}`} value={decline} defaultChecked={ticked.includes(decline)} />)}</>;
}
