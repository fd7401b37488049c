/** Something that a person sent and the server does not have yet. */
export interface UnsentItem<Payload = unknown> {
  /** The ULID under which the server stores it once, however often it arrives. */
  key: string;
  conversationId: string;
  kind: "message" | "note" | "action" | "answers";
  payload: Payload;
  addedAt: number;
  state: "sending" | "waiting" | "failed";
  /** What the server said when it refused. */
  why?: string;
  /** The refusal's reason, for what can be done about it. */
  reason?: string;
}

/** What is kept of an item between visits. */
export type KeptItem = Omit<UnsentItem, "state" | "why" | "reason">;

/** Where items are kept between visits. */
export interface UnsentStorage {
  load(): Promise<KeptItem[]>;
  put(item: KeptItem): Promise<void>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}
