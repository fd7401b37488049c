import { bootMistakes } from "./boot-mistakes.ts";

const generated = "<!-- Written by `npm run docs`; change the code, not this file. -->";

/** docs/plugins/errors.md: every mistake with the sentence that boot says of it, as it says it now. */
export async function errorsCatalogue(): Promise<string> {
  const lines = ["# What boot says", "", generated, "", "Each plugin is held to the contract when the portal starts. One that breaks it does not start, the others do, and the sentence stands at `/healthz`, on the page **Plugins** and in the log. A plugin marked `\"required\": true` stops the portal instead. A plugin is refused at the first rule that it breaks, with every breach of that rule."];
  for (const { where, mistakes } of bootMistakes) {
    lines.push("", `## ${where}`);
    for (const { did, sentence } of mistakes) lines.push("", `**${did}**`, "", "```text", await sentence(), "```");
  }
  return `${lines.join("\n")}\n`;
}
