# {{id}}

Small things that a professional gives a client to do, ticked off in the conversation. Made from the template: change it into what you need.

| file | what |
| --- | --- |
| `manifest.ts` | what it is and adds, as data: pages, menu, permissions, cards |
| `server/index.ts` | its table of contents, `definePlugin({...})` |
| `server/procedures/` | `give`, `list`, `chart`: one a file |
| `server/items.ts` | the model and the migrations |
| `server/item-card.ts`, `server/item-face.ts` | the card in the conversation, and how it looks |
| `server/settings.ts` | what a practice decides |
| `ui/` | `defineUi({...})` and the pages |
| `tests/` | the contract suite, and what this plugin does |
