import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "messages",
  name: "Messages",
  description: "Writing between clients and their practice: who may write, files, office hours, receipts and notices.",
  // Its page is the home of the portal, which core draws.
  nav: [{ to: "/", label: "Messages", icon: "message-circle", slot: "messages", permission: "messages.use" }],
  routes: [
    { path: "staff/library/replies", file: "./ui/routes/replies.tsx", audience: "staff" },
    { path: "staff/library/replies/:replyId", file: "./ui/routes/reply.tsx", audience: "staff" },
  ],
  permissions: {
    "messages.use": { label: "Read and write messages", default: ["administrator", "professional", "scheduler", "supervisor"], portal: "messaging" },
    // Those who do billing answer there without reading what clients write to their care team.
    "messages.take-part": { label: "Write in conversations with a part of the team", default: ["administrator", "professional", "scheduler", "biller", "bookkeeper", "supervisor"], portal: "messaging" },
    "messages.manage": { label: "Change who may write, office hours and automatic replies", default: ["administrator"] },
  },
});
