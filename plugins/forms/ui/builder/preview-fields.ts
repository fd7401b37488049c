type Typed = Record<string, string | string[]>;

/** What the preview's form sent: where it stood, what was typed before, what this step has, and which button was pressed. */
export function previewFields(form: FormData): { step?: string; typed: Typed; sent: Typed; move: "open" | "start" | "next" | "back"; press?: string } {
  const text = (name: string): string => String(form.get(name) ?? "");
  const press = text("press");
  const move = text("preview.move");
  const sent: Typed = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("preview.") || name === "press") continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    sent[name] = values.length > 1 ? values : (values[0] ?? "");
  }
  return {
    ...(text("preview.step") ? { step: text("preview.step") } : {}),
    typed: move === "open" ? {} : typedIn(text("preview.typed")),
    sent,
    move: move === "next" || move === "back" || move === "start" ? move : "open",
    ...(press ? { press } : {}),
  };
}

function typedIn(text: string): Typed {
  try {
    const typed: unknown = JSON.parse(text);
    return typeof typed === "object" && typed !== null && !Array.isArray(typed) ? (typed as Typed) : {};
  } catch {
    return {};
  }
}
