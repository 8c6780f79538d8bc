// The browser phone: microphone, speaker and keyboard of a test call.
const RATE = 8000;
const element = (id) => document.getElementById(`phone-${id}`);

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (sound) => btoa(String.fromCharCode(...sound));

const tell = (words) => {
  element("state").textContent = words;
};

const caption = ({ speaker, text: words }) => {
  const line = document.createElement("li");
  const who = document.createElement("p");
  who.className = "quiet-text";
  who.textContent = speaker === "agent" ? "Agent" : "You";
  const said = document.createElement("p");
  said.textContent = words;
  line.className = speaker;
  line.append(who, said);
  element("captions").append(line);
  line.scrollIntoView({ block: "nearest" });
};

// Speaker and microphone; without them the phone is silent and typed on.
const sound = async (send) => {
  const context = new AudioContext({ sampleRate: RATE });
  await context.audioWorklet.addModule("/phone-worklet.js");
  const node = new AudioWorkletNode(context, "phone", { outputChannelCount: [1] });
  node.port.onmessage = ({ data }) =>
    send(data.mark ? { event: "mark", name: data.mark } : { event: "media", payload: text(data.sound) });
  node.connect(context.destination);
  await context.resume();
  let microphone;
  try {
    // The engine has its own ear for noise; what matters is that it does not hear itself.
    microphone = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: false },
    });
    context.createMediaStreamSource(microphone).connect(node);
  } catch {
    microphone = null;
  }
  return {
    hears: microphone !== null,
    post: (message) => node.port.postMessage(message),
    stop: () => {
      microphone?.getTracks().forEach((track) => track.stop());
      context.close();
    },
  };
};

const silent = (send) => ({
  hears: false,
  post: (message) => message.mark && send({ event: "mark", name: message.mark }),
  stop: () => {},
});

// The line is opened when the microphone is settled: a browser may ask its user for as long as it takes.
const phone = async (form) => {
  let socket = null;
  const send = (message) => {
    if (socket?.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(message));
    }
  };
  const speaker = await sound(send).catch(() => silent(send));
  let line;
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    line = await answer.json();
  } catch (failure) {
    speaker.stop();
    throw failure;
  }
  socket = new WebSocket(line.stream);
  socket.onopen = () => {
    send({ event: "start", token: line.token });
    tell(
      speaker.hears
        ? "On the phone. Speak, or type."
        : "On the phone, without a microphone. Type what you want to say.",
    );
  };
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    switch (message.event) {
      case "media":
        speaker.post({ sound: bytes(message.payload) });
        break;
      case "mark":
        speaker.post({ mark: message.name });
        break;
      case "clear":
        speaker.post({ clear: true });
        break;
      case "caption":
        caption(message);
        break;
      case "error":
        tell(message.message);
        break;
    }
  };
  socket.onclose = () => {
    speaker.stop();
    ended("The call has ended.");
  };
  return { say: (words) => send({ event: "say", text: words }), end: () => socket.close() };
};

let call = null;

const ended = (why) => {
  call = null;
  element("call").hidden = true;
  element("start").hidden = false;
  tell(why);
};

const start = async (form) => {
  element("captions").replaceChildren();
  form.hidden = true;
  tell("Connecting … Your browser may ask whether this page may hear the microphone.");
  try {
    call = await phone(form);
    element("call").hidden = false;
    element("text").focus();
  } catch {
    ended("No call was made: the telephone service did not answer. Try again in a minute.");
  }
};

if (document.getElementById("phone")) {
  element("start").addEventListener("submit", (event) => {
    event.preventDefault();
    start(event.target);
  });
  element("say").addEventListener("submit", (event) => {
    event.preventDefault();
    const words = element("text").value.trim();
    if (words) {
      call?.say(words);
      element("text").value = "";
    }
  });
  element("end").addEventListener("click", () => call?.end());
}
