package io.hearthline.telephony.voice.elevenlabs;

import io.hearthline.standins.Ports;
import io.hearthline.telephony.voice.VoiceEngine;
import io.hearthline.telephony.voice.VoiceEngineContract;
import org.junit.jupiter.api.AfterEach;

class ElevenLabsEngineTest extends VoiceEngineContract {
    private final VendorUnderTest vendor = new VendorUnderTest(FORMAT);
    static final String FORMAT = "ulaw_8000";

    @AfterEach
    void closeTheVendor() {
        vendor.close();
    }

    @Override
    protected VoiceEngine engine() {
        return vendor.engine(vendor.url());
    }

    @Override
    protected VoiceEngine engineWithoutAVendor() {
        return vendor.engine("http://localhost:" + Ports.free());
    }

    @Override
    protected void vendorBreaksOff() {
        vendor.standIn().closeAll(1008);
    }
}
