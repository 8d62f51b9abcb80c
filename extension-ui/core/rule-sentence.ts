/** The server's sentence about a rule, where the rule's title stands above it already. */
export function withoutTitle(sentence: string, title: string): string {
  const lead = `${title}: `;
  if (!sentence.startsWith(lead)) return sentence;
  const rest = sentence.slice(lead.length);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
