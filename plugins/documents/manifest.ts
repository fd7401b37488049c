import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "documents",
  name: "Documents",
  description: "Documents that clients and their practice share, and documents that are signed, with the evidence of each signature.",
  routes: [
    { path: "documents", file: "./ui/routes/documents.tsx" },
    { path: "documents/upload", file: "./ui/routes/upload.tsx" },
    { path: "documents/requests/:id", file: "./ui/routes/collection.tsx" },
    { path: "documents/:id", file: "./ui/routes/document.tsx" },
    { path: "documents/:id/sign", file: "./ui/routes/sign.tsx" },
    { path: "documents/:id/file", file: "./ui/routes/file.ts" },
    { path: "staff/clients/:clientId/documents", file: "./ui/routes/chart.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/collect", file: "./ui/routes/new-collection.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/collect/:id", file: "./ui/routes/staff-collection.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/share", file: "./ui/routes/share.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/request", file: "./ui/routes/new-request.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/requests/:requestId", file: "./ui/routes/request.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/:id/sign", file: "./ui/routes/countersign.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/documents/:id/file", file: "./ui/routes/staff-file.ts", audience: "staff" },
    { path: "staff/clients/:clientId/documents/:id", file: "./ui/routes/staff-document.tsx", audience: "staff" },
    { path: "staff/library/documents", file: "./ui/routes/templates.tsx", audience: "staff" },
    { path: "staff/library/documents/:templateId", file: "./ui/routes/template.tsx", audience: "staff" },
  ],
  nav: [
    { to: "/documents", label: "Documents", icon: "file-text", slot: "documents", permission: "documents.use" },
    { to: "/staff/clients/:clientId/documents", label: "Documents", icon: "file-text", permission: "documents.manage", audience: "staff" },
    { to: "/staff/library/documents", label: "Document templates", icon: "file-text", permission: "documents.templates", audience: "staff" },
  ],
  permissions: {
    "documents.use": { label: "See and sign documents", default: ["administrator", "professional", "scheduler", "supervisor"], portal: "documents" },
    "documents.manage": { label: "Share documents with clients and ask for signatures", default: ["administrator", "professional", "scheduler", "supervisor"] },
    "documents.templates": { label: "Write document templates", default: ["administrator", "professional"] },
  },
  clientOffers: [{ label: "Send a document", to: "/documents/upload", icon: "file-text", permission: "documents.use" }],
  cards: ["sign", "shared", "request"],
});
