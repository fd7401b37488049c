import { defineManifest } from "@anteroom/core/manifest";

export default defineManifest({
  id: "payments",
  name: "Payment & Insurances",
  description: "Invoices, payments, receipts and superbills, cards and bank accounts, automatic payments and plans.",
  uses: { scheduling: "^1.0.0", messages: "^1.0.0" },
  routes: [
    { path: "payments", file: "./ui/routes/overview.tsx" },
    { path: "payments/autopay", file: "./ui/routes/autopay.tsx" },
    { path: "payments/methods", file: "./ui/routes/methods.tsx" },
    { path: "payments/invoices/:id", file: "./ui/routes/invoice.tsx" },
    { path: "payments/invoices/:id/paper", file: "./ui/routes/paper.ts" },
    { path: "payments/invoices/:id/pay", file: "./ui/routes/pay.tsx" },
    { path: "payments/invoices/:id/question", file: "./ui/routes/question.tsx" },
    { path: "payments/statements", file: "./ui/routes/statements.tsx" },
    { path: "staff/clients/:clientId/billing", file: "./ui/routes/billing.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/billing/papers", file: "./ui/routes/staff-papers.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/billing/payers", file: "./ui/routes/payers.tsx", audience: "staff" },
    { path: "staff/clients/:clientId/billing/:id", file: "./ui/routes/staff-invoice.tsx", audience: "staff" },
  ],
  nav: [
    { to: "/payments", label: "Payment & Insurances", icon: "credit-card", slot: "payments", permission: "payments.use" },
    { to: "/staff/clients/:clientId/billing", label: "Billing", icon: "credit-card", permission: "payments.see", audience: "staff" },
  ],
  permissions: {
    "payments.use": { label: "See and pay invoices, and add payment methods", portal: "billing" },
    "payments.see": { label: "See what clients owe and have paid", default: ["administrator", "professional", "biller", "bookkeeper"] },
    "payments.bill": { label: "Make and send invoices and superbills, and take payments", default: ["administrator", "biller"] },
    "payments.refund": { label: "Give money back, credit and write off", default: ["administrator", "biller"] },
    "payments.books": { label: "See reports, compare with the processor, and export the books", default: ["administrator", "biller", "bookkeeper"] },
  },
  cards: ["invoice", "receipt", "plan"],
});
