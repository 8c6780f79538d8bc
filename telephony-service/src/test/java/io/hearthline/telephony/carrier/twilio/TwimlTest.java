package io.hearthline.telephony.carrier.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TwimlTest {
    private static Element parsed(String twiml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(twiml)))
                .getDocumentElement();
    }

    @Test
    void connectsWithTheTokenAsAParameterAndNotInTheAddress() throws Exception {
        Element response = parsed(
                Twiml.connect("wss://a.example/s", "https://a.example/r?x=1&y=2", "https://a.example/t", "a<\"b"));

        Element connect = (Element) response.getFirstChild();
        Element stream = (Element) connect.getFirstChild();
        Element parameter = (Element) stream.getFirstChild();
        assertThat(connect.getAttribute("action")).isEqualTo("https://a.example/r?x=1&y=2");
        assertThat(stream.getAttribute("url")).isEqualTo("wss://a.example/s");
        assertThat(stream.getAttribute("statusCallback")).isEqualTo("https://a.example/t");
        assertThat(parameter.getAttribute("name")).isEqualTo("callToken");
        assertThat(parameter.getAttribute("value")).isEqualTo("a<\"b");
        assertThat(response.getLastChild().getNodeName()).isEqualTo("Hangup");
    }

    @Test
    void asksForAKeyAndAsksAgainWithoutOne() throws Exception {
        Element response = parsed(Twiml.ask("Press 1 & be well.", "https://a.example/k"));

        Element gather = (Element) response.getFirstChild();
        assertThat(gather.getAttribute("action")).isEqualTo("https://a.example/k");
        assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
        assertThat(gather.getFirstChild().getTextContent()).isEqualTo("Press 1 & be well.");
        assertThat(response.getLastChild().getTextContent()).isEqualTo("https://a.example/k");
    }

    @Test
    void hangsUp() throws Exception {
        assertThat(parsed(Twiml.hangUp()).getFirstChild().getNodeName()).isEqualTo("Hangup");
    }
}
