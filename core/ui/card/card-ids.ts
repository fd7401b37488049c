/** Id of a card's status line: where `/#card-…` leads after an action without JavaScript. */
export function cardStatusId(entryId: string): string {
  return `card-${entryId}`;
}

/** Id of a card's title: what a row of the shelf focuses. */
export function cardTitleId(entryId: string): string {
  return `card-${entryId}-title`;
}

/** Id of a control in a card: what the card's error summary links to. */
export function cardFieldId(entryId: string, name: string): string {
  return `card-${entryId}-${name}`;
}

/** Where a card's action is posted. */
export function cardActionPath(card: { conversationId: string; entryId: string }, action: string): string {
  return `/actions/card/${[card.conversationId, card.entryId, action].map(encodeURIComponent).join("/")}`;
}
