package io.hearthline.portal;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: keeps cookies, sends forms with the token that lies in them. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    private final Map<String, String> cookies = new HashMap<>();
    private String token = "";

    /** Signs in as the first administrator. */
    public static Browser signedIn() {
        return signedIn(PortalSettings.ADMIN_EMAIL, PortalSettings.ADMIN_PASSWORD);
    }

    public static Browser signedIn(String email, String password) {
        var browser = new Browser();
        browser.get("/signin");
        browser.post("/signin", Map.of("email", email, "password", password, "next", "/"));
        return browser;
    }

    public Response get(String path) {
        return kept(request().get(path));
    }

    public Response post(String path, Map<String, String> fields) {
        return kept(request().formParam("csrf-token", token).formParams(fields).post(path));
    }

    /** As a script of the page would, which takes JSON. */
    public Response fetch(String path, Map<String, String> fields) {
        return kept(request()
                .accept("application/json")
                .formParam("csrf-token", token)
                .formParams(fields)
                .post(path));
    }

    /** As a form of another site would: with the cookies, without the token. */
    public Response postWithoutToken(String path, Map<String, String> fields) {
        return kept(request().formParams(fields).post(path));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private RequestSpecification request() {
        return given().redirects().follow(false).accept("text/html").cookies(cookies);
    }

    private Response kept(Response response) {
        cookies.putAll(response.cookies());
        Matcher found = TOKEN.matcher(response.asString());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }
}
