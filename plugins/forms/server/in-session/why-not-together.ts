import type { FormDefinition } from "../definition/form-definition.ts";
import { itemsOf } from "../filling/places.ts";

/** Why staff cannot fill a form in together with somebody, in a sentence; null when they can. Nobody signs or agrees for somebody else. */
export function whyNotTogether(form: FormDefinition): string | null {
  const types = new Set(itemsOf(form).map((item) => item.type));
  if (types.has("signature")) return "This form has a signature, which only they can give. It stays with them.";
  return types.has("consent") ? "This form has a text to agree to, which only they can do. It stays with them." : null;
}
