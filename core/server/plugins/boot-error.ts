/** Why the portal, or one of its plugins, did not start: names the step, the plugin and what to do. */
export class BootError extends Error {
  readonly step: string;
  readonly pluginId: string;
  constructor(step: string, pluginId: string, message: string) {
    super(`${step}: ${message}`);
    this.name = "BootError";
    this.step = step;
    this.pluginId = pluginId;
  }
}
