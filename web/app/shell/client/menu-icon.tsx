import { BookOpen, Calendar, Check, Circle, ClipboardList, CreditCard, FileText, Folder, ListChecks, MessageCircle, Users } from "@anteroom/core/ui/icons.ts";

const icons = {
  message: MessageCircle, "message-circle": MessageCircle, messages: MessageCircle, documents: FileText, "file-text": FileText, folder: Folder,
  sessions: BookOpen, "book-open": BookOpen, form: ClipboardList, forms: ClipboardList, "clipboard-list": ClipboardList, check: ListChecks, "list-checks": ListChecks,
  done: Check, calendar: Calendar, "credit-card": CreditCard, users: Users,
} as const;

/** The picture beside a menu item that a plugin names; a plain ring for names not known here. */
export function MenuIcon({ name }: { name: string }) {
  const Icon = Object.hasOwn(icons, name) ? icons[name as keyof typeof icons] : Circle;
  return <Icon aria-hidden="true" size={20} />;
}
