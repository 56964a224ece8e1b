/** Longer than a cell can be in any spreadsheet program. */
const MOST_CHARS = 1024 * 1024;

/** Puts the text of a string item together: its runs joined, phonetic readings (`rPh`) left out. */
export class StringBuilder {
  private parts = '';
  private inText = false;
  private phonetic = 0;

  begin(): void {
    this.parts = '';
    this.inText = false;
    this.phonetic = 0;
  }

  open(name: string): void {
    if (name === 't') this.inText = true;
    else if (name === 'rPh') this.phonetic += 1;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.phonetic -= 1;
  }

  text(text: string): void {
    if (!this.inText || this.phonetic > 0) return;
    if (this.parts.length + text.length > MOST_CHARS) throw new RangeError('a cell is too long');
    this.parts += text;
  }

  end(): string {
    return unescape(this.parts);
  }
}

/** Characters that XML cannot hold are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function unescape(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}
