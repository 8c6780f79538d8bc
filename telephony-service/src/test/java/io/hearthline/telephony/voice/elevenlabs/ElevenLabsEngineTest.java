package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.standins.Ports;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngineContract;
import org.junit.jupiter.api.AfterEach;

class ElevenLabsEngineTest extends VoiceEngineContract {
    private final VendorUnderTest vendor = new VendorUnderTest("ulaw_8000");
    private final EngineUnderTest engine = new EngineUnderTest(vertx());

    @AfterEach
    void closeBoth() {
        engine.close();
        vendor.close();
    }

    @Override
    protected VoiceEngine engine() {
        return engine.at(vendor.url());
    }

    @Override
    protected VoiceEngine engineWithoutAVendor() {
        return engine.at("http://localhost:" + Ports.free());
    }

    @Override
    protected void vendorBreaksOff() {
        vendor.standIn().closeAll(1008);
    }
}
