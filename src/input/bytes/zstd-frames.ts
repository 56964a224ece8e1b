const MAGIC = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;

type Step = 'magic' | 'skip-size' | 'descriptor' | 'header' | 'block' | 'content' | 'checksum';

/**
 * Follows the frames of a zstd stream (RFC 8878, section 3.1) without decompressing: the decompressor of Node takes a
 * stream that breaks off in the middle for a whole one.
 */
export class ZstdFrames {
  private step: Step = 'magic';
  /** Bytes of the current field that were seen, little-endian, and how many it has. */
  private value = 0;
  private have = 0;
  private need = 4;
  /** Bytes to be passed over. */
  private skip = 0;
  private lastBlock = false;
  private hasChecksum = false;

  /** Whether the bytes so far end where a frame ends. */
  get complete(): boolean {
    return this.step === 'magic' && this.have === 0;
  }

  push(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.skip > 0) {
        const passed = Math.min(this.skip, bytes.length - at);
        this.skip -= passed;
        at += passed;
        if (this.skip === 0) this.passed();
        continue;
      }
      this.value += (bytes[at] as number) * 256 ** this.have;
      this.have += 1;
      at += 1;
      if (this.have === this.need) this.field();
    }
  }

  private field(): void {
    const { value } = this;
    this.value = 0;
    this.have = 0;
    switch (this.step) {
      case 'magic':
        if (value === MAGIC) this.expect('descriptor', 1);
        else if (value - (value % 16) === SKIPPABLE) this.expect('skip-size', 4);
        break;
      case 'skip-size': this.passOver('checksum', value); break;
      case 'descriptor': {
        const single = (value >> 5) & 1;
        this.hasChecksum = ((value >> 2) & 1) === 1;
        const dictionary = [0, 1, 2, 4][value & 3] as number;
        const size = [single, 2, 4, 8][value >> 6] as number;
        this.passOver('header', 1 - single + dictionary + size);
        break;
      }
      default: {
        this.lastBlock = (value & 1) === 1;
        const isRunLength = ((value >> 1) & 3) === 1;
        this.passOver('content', isRunLength ? 1 : value >> 3);
      }
    }
  }

  private passOver(step: Step, count: number): void {
    this.step = step;
    this.skip = count;
    if (count === 0) this.passed();
  }

  private passed(): void {
    if (this.step === 'content' && this.lastBlock && this.hasChecksum) this.passOver('checksum', 4);
    else if (this.step === 'checksum' || (this.step === 'content' && this.lastBlock)) this.expect('magic', 4);
    else this.expect('block', 3);
  }

  private expect(step: Step, need: number): void {
    this.step = step;
    this.need = need;
  }
}
