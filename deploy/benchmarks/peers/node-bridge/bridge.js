// A bridge between Twilio's media streams and ElevenLabs as the vendors' samples have it: one process, the ws library,
// every message parsed and built as JSON, the person's audio decoded from base64 and encoded again. No signature, no
// token, no marks, no transcript, no database.
const http = require("node:http");
const WebSocket = require("ws");

const { PORT, ELEVENLABS_BASE_URL, ELEVENLABS_API_KEY, ELEVENLABS_AGENT_ID } = process.env;

async function getSignedUrl() {
  const response = await fetch(
    `${ELEVENLABS_BASE_URL}/v1/convai/conversation/get-signed-url?agent_id=${ELEVENLABS_AGENT_ID}`,
    { headers: { "xi-api-key": ELEVENLABS_API_KEY } },
  );
  if (!response.ok) {
    throw new Error(`no signed URL: ${response.status}`);
  }
  return (await response.json()).signed_url;
}

const server = http.createServer((request, response) => response.end("{}"));
const sockets = new WebSocket.Server({ server });

sockets.on("connection", (ws) => {
  let streamSid = null;
  let elevenLabsWs = null;

  async function setupElevenLabs(parameters) {
    elevenLabsWs = new WebSocket(await getSignedUrl());
    elevenLabsWs.on("open", () => {
      elevenLabsWs.send(
        JSON.stringify({
          type: "conversation_initiation_client_data",
          conversation_config_override: {
            agent: {
              prompt: { prompt: parameters.prompt },
              first_message: parameters.first_message,
            },
          },
        }),
      );
    });
    elevenLabsWs.on("message", (data) => {
      const message = JSON.parse(data);
      switch (message.type) {
        case "audio":
          if (streamSid && message.audio_event?.audio_base_64) {
            ws.send(
              JSON.stringify({
                event: "media",
                streamSid,
                media: { payload: message.audio_event.audio_base_64 },
              }),
            );
          }
          break;
        case "interruption":
          if (streamSid) {
            ws.send(JSON.stringify({ event: "clear", streamSid }));
          }
          break;
        case "ping":
          if (message.ping_event?.event_id) {
            elevenLabsWs.send(JSON.stringify({ type: "pong", event_id: message.ping_event.event_id }));
          }
          break;
        default:
          break;
      }
    });
    elevenLabsWs.on("error", (error) => console.error("voice engine:", error.message));
  }

  ws.on("message", (data) => {
    const message = JSON.parse(data);
    switch (message.event) {
      case "start":
        streamSid = message.start.streamSid;
        setupElevenLabs(message.start.customParameters).catch((error) => console.error(error.message));
        break;
      case "media":
        if (elevenLabsWs?.readyState === WebSocket.OPEN) {
          elevenLabsWs.send(
            JSON.stringify({
              user_audio_chunk: Buffer.from(message.media.payload, "base64").toString("base64"),
            }),
          );
        }
        break;
      case "stop":
        if (elevenLabsWs?.readyState === WebSocket.OPEN) {
          elevenLabsWs.close();
        }
        break;
      default:
        break;
    }
  });
  ws.on("close", () => elevenLabsWs?.close());
});

server.listen(Number(PORT), "127.0.0.1");
