import Foundation
public import NIOCore
import NIOSSL

/// TLS for the server's side of a test.
public enum TLSServer {
    /// Makes a handler for each connection.
    public static func handler(
        certificate: String = TestCertificates.localhost, key: String = TestCertificates.localhostKey
    ) throws -> @Sendable () throws -> any ChannelHandler {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map(NIOSSLCertificateSource.certificate)
        let privateKey = try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)
        let context = try NIOSSLContext(
            configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey)))
        return { NIOSSLServerHandler(context: context) }
    }

    /// A PEM file of the test authority, in a folder of its own.
    public static func authorityFile() throws -> String {
        let file = try temporaryDirectory().appendingPathComponent("authority.pem")
        try Data(TestCertificates.authority.utf8).write(to: file)
        return file.path
    }
}
