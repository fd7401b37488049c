import type { FormDefinition } from "../definition/form-definition.ts";

/** What a list, a card or a notice may call the form. */
export const shownTitle = (form: Pick<FormDefinition, "title" | "sensitive">): string => (form.sensitive ? "A form for you" : form.title);
