type Tone = "accent" | "success" | "neutral" | "warning" | "danger";

const states: Record<string, { words: string; tone: Tone; isOpen: boolean }> = {
  draft: { words: "Draft", tone: "neutral", isOpen: false },
  sent: { words: "Sent", tone: "accent", isOpen: true },
  viewed: { words: "Opened", tone: "accent", isOpen: true },
  partlySigned: { words: "Partly signed", tone: "accent", isOpen: true },
  paused: { words: "Waits for your answer", tone: "warning", isOpen: true },
  completed: { words: "Signed", tone: "success", isOpen: false },
  declined: { words: "Declined", tone: "danger", isOpen: false },
  expired: { words: "Ended", tone: "neutral", isOpen: false },
  voided: { words: "Taken back", tone: "neutral", isOpen: false },
};

/** The state of a request in words for staff. */
export const stateWords = (state: string): { words: string; tone: Tone; isOpen: boolean } => states[state] ?? { words: state, tone: "neutral", isOpen: false };
