package io.hearthline.standins.twilio;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** One instruction of a TwiML document. */
sealed interface Twiml {

    /** The vendor's own time-out of a gather. */
    int GATHER_SECONDS = 5;

    /** The vendor's own time-out of a dial. */
    int DIAL_SECONDS = 30;

    /** Opens a two-way media stream; {@code action} is asked when the server closes it. */
    record ConnectStream(
            String url,
            @Nullable String name,
            @Nullable String statusCallback,
            @Nullable String action,
            Map<String, String> parameters)
            implements Twiml {}

    record Say(String text) implements Twiml {}

    /**
     * Listens for keys while it runs {@code prompts}, and so many seconds after.
     *
     * @param numDigits keys after which it is over; 0 where only {@code #} or the time ends it
     * @param action where the keys go; null for the document's own address
     */
    record Gather(
            List<Twiml> prompts,
            int numDigits,
            int timeoutSeconds,
            @Nullable String action) implements Twiml {}

    /** Where the prompts of a {@link Gather} have ended. */
    record Await(int seconds) implements Twiml {}

    /**
     * Rings somebody else and joins them.
     *
     * @param url of the document whoever answers hears alone; null for none
     * @param action asked when it is over; null to go on with the next verb
     */
    record Dial(
            String number,
            @Nullable String url,
            int timeoutSeconds,
            @Nullable String callerId,
            @Nullable String action) implements Twiml {}

    record Redirect(String url) implements Twiml {}

    record Pause(int seconds) implements Twiml {}

    record Hangup() implements Twiml {}

    /** A verb this stand-in does not run. */
    record Unknown() implements Twiml {}

    /**
     * Reads a document.
     *
     * @throws SAXException if it is not TwiML (Twilio's 12100)
     */
    static List<Twiml> parse(String xml) throws SAXException {
        Element response;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            response = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | java.io.IOException e) {
            throw new IllegalStateException("the platform's XML parser reads from memory", e);
        }
        if (!response.getTagName().equals("Response")) {
            throw new SAXException("the root of TwiML is Response");
        }
        return elements(response).stream().map(Twiml::verb).toList();
    }

    private static Twiml verb(Element element) {
        return switch (element.getTagName()) {
            case "Connect" -> connect(element);
            case "Say" -> new Say(element.getTextContent().strip());
            case "Pause" -> pause(element.getAttribute("length"));
            case "Dial" -> dial(element);
            case "Gather" -> gather(element);
            case "Redirect" -> new Redirect(element.getTextContent().strip());
            case "Hangup" -> new Hangup();
            default -> new Unknown();
        };
    }

    private static Twiml pause(String length) {
        if (length.isEmpty()) {
            return new Pause(1);
        }
        return length.matches("\\d{1,4}") ? new Pause(Integer.parseInt(length)) : new Unknown();
    }

    private static Twiml gather(Element gather) {
        return new Gather(
                elements(gather).stream().map(Twiml::verb).toList(),
                number(gather, "numDigits", 0),
                number(gather, "timeout", GATHER_SECONDS),
                attribute(gather, "action"));
    }

    private static Twiml dial(Element dial) {
        for (Element number : elements(dial)) {
            if (number.getTagName().equals("Number")) {
                return new Dial(
                        number.getTextContent().strip(),
                        attribute(number, "url"),
                        number(dial, "timeout", DIAL_SECONDS),
                        attribute(dial, "callerId"),
                        attribute(dial, "action"));
            }
        }
        return new Unknown();
    }

    private static int number(Element element, String name, int otherwise) {
        String value = element.getAttribute(name);
        return value.matches("\\d{1,4}") ? Integer.parseInt(value) : otherwise;
    }

    private static Twiml connect(Element connect) {
        for (Element stream : elements(connect)) {
            if (stream.getTagName().equals("Stream")) {
                Map<String, String> parameters = new LinkedHashMap<>();
                for (Element parameter : elements(stream)) {
                    if (parameter.getTagName().equals("Parameter")) {
                        parameters.put(parameter.getAttribute("name"), parameter.getAttribute("value"));
                    }
                }
                return new ConnectStream(
                        stream.getAttribute("url"),
                        attribute(stream, "name"),
                        attribute(stream, "statusCallback"),
                        attribute(connect, "action"),
                        parameters);
            }
        }
        return new Unknown();
    }

    private static @Nullable String attribute(Element element, String name) {
        return element.hasAttribute(name) ? element.getAttribute(name) : null;
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
