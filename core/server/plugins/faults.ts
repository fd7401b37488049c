/** What of a plugin failed: a piece of work of the queues, or what somebody asked for. */
export interface FaultPlace {
  practiceId: string;
  pluginId: string;
  /** Such as "procedure", "card", "jobs". */
  kind: string;
  /** Such as the procedure's path or the card's kind; never an id of a person. */
  name: string;
  /** The piece of work: tried again and failed again it counts once. */
  ref?: string;
}

/** One failure as administrators see it: where, and in which line of code; never what the error said, which may hold anything. */
export interface Fault {
  kind: string;
  name: string;
  /** The error's class and the line that threw it. */
  error: string;
  at: number;
}

/** Unexpected errors of plugins, by practice. A plugin that has failed three times within a day is stopped for the practice. */
export interface PluginFaults {
  /** Takes note of an error after the fact; refusals and a database that is away count for nothing. Never throws. */
  note(place: FaultPlace, error: unknown): void;
  recent(practiceId: string, pluginId: string): Promise<Fault[]>;
  settle(): Promise<void>;
}
