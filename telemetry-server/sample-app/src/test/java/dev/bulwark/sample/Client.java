package dev.bulwark.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulwark.sample.world.Persona;
import dev.bulwark.sample.world.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who uses the API. */
final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI platform;
    private String cookie = "";

    Client(URI platform) {
        this.platform = platform;
    }

    static Client signedIn(SampleApp app, Persona person) {
        Client client = new Client(app.address());
        if (client.signIn(person.email(), World.PASSWORD).status() != 200) {
            throw new AssertionError(person + " cannot sign in");
        }
        return client;
    }

    Answer signIn(String email, String password) {
        return post("/api/sign-in", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(platform.resolve(path)).GET());
    }

    Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(platform.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofString());
            response.headers().firstValue("Set-Cookie").ifPresent(value -> cookie = value.split(";", 2)[0]);
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What the platform said. */
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        /** The tenants whose rows are in it. */
        Set<String> organizations() {
            Set<String> found = new TreeSet<>();
            json().findValues("organization_id").forEach(node -> found.add(node.asText()));
            return found;
        }
    }
}
