import Testing

@testable import Transfer

@Suite struct FetchErrorTests {
    @Test(arguments: [
        (FetchError.Kind.hostUnknown, "the host a.test is not known"), (.connectionRefused, "a.test cannot be reached"),
        (.connectTimeout, "no connection to a.test in time"), (.tls, "no secure connection to a.test"),
        (.certificate, "the certificate of a.test is not trusted"),
        (.certificateFile, "the file of certificate authorities cannot be used"),
        (.timeout, "a.test did not answer in full in time"),
        (.tooManyRedirects(limit: 5), "more than 5 redirects, the last one by a.test"),
        (.redirectLoop, "a.test redirects in a circle"),
        (.redirectScheme("file"), "a.test redirects to file:, which is not fetched"),
        (.redirectMalformed, "a.test redirects to what is no web address"),
        (
            .downgrade,
            "a.test redirects from https to http, which is not followed; write the http address if you want it"
        ),
        (.bodyTooLarge(limit: 10), "a.test sends more than 10 octets"),
        (.headerTooLarge, "a.test sends a header without end"),
        (.badEncoding, "a.test sends a body that cannot be decompressed"),
        (.cut, "a.test ended the connection before the end of the body"),
        (.lost, "a.test ended the connection within the header"),
        (.emptyReply, "a.test ended the connection without an answer"), (.garbage, "a.test does not answer in HTTP"),
        (.cancelled, "fetching from a.test was stopped"),
        (.unclassified, "fetching from a.test failed"),
    ]) func isOneSentence(kind: FetchError.Kind, sentence: String) {
        #expect("\(FetchError(kind, host: "a.test"))" == sentence)
        #expect("\(FetchError(kind, host: "a.test", detail: "why"))" == "\(sentence): why")
    }

    @Test(arguments: [
        (WebAddressError.malformed, "no web address; write it in full, as in https://example.org/feed"),
        (.scheme("ftp"), "ftp: is not fetched; write http:// or https://"),
        (.host, "its host is no host name and no address"), (.tooLong, "a web address of more than 16384 octets"),
    ]) func anAddressIsRefusedWithTheWayOut(error: WebAddressError, sentence: String) {
        #expect("\(error)" == sentence)
    }
}
