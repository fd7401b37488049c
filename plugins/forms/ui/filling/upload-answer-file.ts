/** Sends one file; the server looks at its content and may refuse it with a sentence. */
export async function uploadAnswerFile(file: File): Promise<{ id: string; name: string } | { problem: string }> {
  const body = new FormData();
  body.append("file", file);
  try {
    const response = await fetch("/files?purpose=attachment", { method: "POST", body });
    const answer = (await response.json()) as { file?: { id: string; name: string }; error?: { message: string } };
    if (response.status === 201 && answer.file) return answer.file;
    if (answer.error) return { problem: answer.error.message };
  } catch {
    // Told below: no answer came.
  }
  return { problem: `“${file.name}” did not arrive. Check your connection and add it again.` };
}
