import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "messages",
  name: "Messages",
  description: "Writing between clients and their practice: who may write, files, office hours, receipts and notices.",
  // Its page is the home of the portal, which core draws.
  nav: [{ to: "/", label: "Messages", icon: "message-circle", slot: "messages", permission: "messages.use" }],
  permissions: {
    "messages.use": { label: "Read and write messages", default: ["administrator", "professional", "scheduler", "supervisor"], portal: "messaging" },
    "messages.manage": { label: "Change who may write, office hours and automatic replies", default: ["administrator"] },
  },
});
