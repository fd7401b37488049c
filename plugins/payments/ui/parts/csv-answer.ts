/** A CSV file as the answer of an address. */
export const csvAnswer = ({ name, text }: { name: string; text: string }): Response =>
  new Response(text, { headers: { "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": `attachment; filename="${name}"`, "Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff" } });
