import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "{{id}}",
  name: "{{name}}",
  description: "Small things that a professional gives a client to do, ticked off in the conversation.",
  routes: [
    { path: "{{id}}", file: "./ui/routes/list.tsx" },
    { path: "staff/clients/:clientId/{{id}}", file: "./ui/routes/chart.tsx", audience: "staff" },
  ],
  nav: [
    { to: "/{{id}}", label: "{{name}}", icon: "check", permission: "{{id}}.use" },
    // A staff item below a client's address becomes a tab of the chart.
    { to: "/staff/clients/:clientId/{{id}}", label: "{{name}}", icon: "check", permission: "{{id}}.manage", audience: "staff" },
  ],
  permissions: {
    "{{id}}.use": { label: "See and tick off {{name}}", portal: "basic" },
    "{{id}}.manage": { label: "Give {{name}} to clients", default: ["administrator", "professional"] },
  },
  cards: ["item"],
});
