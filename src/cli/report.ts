/** The seam to the report: takes Extractions as lines of JSON, gives one HTML page. The report is loaded only here. */
import type { WithText } from '../formats/index.js';

export async function renderReport(lines: readonly string[]): Promise<string> {
  const report = await import('../html/index.js');
  return report.renderReport(
    lines.map((line) => {
      const { text, ...extraction } = JSON.parse(line) as WithText;
      return { extraction, text };
    }),
  );
}
