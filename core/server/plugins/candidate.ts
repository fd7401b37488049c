import type { Manifest } from "../../manifest.ts";
import type { Plugin } from "./define-plugin.ts";
import type { PluginPackage } from "./load-packages.ts";

/** A plugin on its way through boot: what is known of it so far, and why it stopped. */
export interface Candidate {
  id: string;
  package: PluginPackage;
  manifest: Manifest | null;
  plugin: Plugin | null;
  /** The step that refused it and the sentence that says why. */
  failed: { step: string; why: string } | null;
}

/** Candidates that have not been refused and whose code is loaded. */
export type ReadyCandidate = Candidate & { manifest: Manifest; plugin: Plugin };

export const isReady = (candidate: Candidate): candidate is ReadyCandidate =>
  candidate.failed === null && candidate.manifest !== null && candidate.plugin !== null;

/** A rule of the contract: a sentence for each breach, or none. It sees the other plugins too. */
export interface PluginCheck {
  name: string;
  problems(candidate: ReadyCandidate, others: readonly ReadyCandidate[]): string[];
}
