// The sound of the browser phone at 8 kHz: G.711 mu-law in frames of 20 ms from the microphone, and to the speaker.
const FRAME = 160;
const BIAS = 0x84;
const CLIP = 32635;

const decoded = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const size = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 7)) - BIAS;
  return (bits & 0x80 ? -size : size) / 32768;
});

const encode = (level) => {
  const sample = Math.max(-32768, Math.min(32767, Math.round(level * 32768)));
  const size = Math.min(Math.abs(sample), CLIP) + BIAS;
  let exponent = 7;
  for (let bit = 0x4000; exponent > 0 && !(size & bit); bit >>= 1) {
    exponent--;
  }
  return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | ((size >> (exponent + 3)) & 0x0f)) & 0xff;
};

class Phone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.frame = new Uint8Array(FRAME);
    this.filled = 0;
    // What is still to be heard: pieces of sound, and names of marks between them.
    this.waiting = [];
    this.at = 0;
    this.port.onmessage = ({ data }) => {
      if (data.clear) {
        this.clear();
      } else {
        this.waiting.push(data);
      }
    };
  }

  // Marks come back all the same; whoever set them knows that they were dropped.
  clear() {
    const dropped = this.waiting;
    this.waiting = [];
    this.at = 0;
    dropped.forEach((each) => this.passed(each));
  }

  passed(each) {
    if (each.mark) {
      this.port.postMessage({ mark: each.mark });
    }
  }

  process(inputs, outputs) {
    const heard = inputs[0][0];
    for (let i = 0; heard && i < heard.length; i++) {
      this.frame[this.filled++] = encode(heard[i]);
      if (this.filled === FRAME) {
        this.port.postMessage({ sound: this.frame.slice() });
        this.filled = 0;
      }
    }
    this.play(outputs[0][0]);
    return true;
  }

  play(speaker) {
    for (let i = 0; i < speaker.length; ) {
      const next = this.waiting[0];
      if (!next) {
        return;
      }
      if (next.mark || this.at === next.sound.length) {
        this.waiting.shift();
        this.at = 0;
        this.passed(next);
      } else {
        speaker[i++] = decoded[next.sound[this.at++]];
      }
    }
  }
}

registerProcessor("phone", Phone);
