/** What `messages.status` answers. */
export interface ComposerStatus {
  mayWrite: boolean;
  /** Why not, in a sentence for the person. */
  why: string | null;
  replyTime: string | null;
  open: boolean;
  opensAt: number | null;
  /** Who answers while the client's professional is away, in a sentence. */
  cover: string | null;
  readReceipts: boolean;
  typing: boolean;
  limits: { characters: number; files: number; fileBytes: number; types: readonly string[]; accept: string };
}
