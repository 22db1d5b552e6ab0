import FoundationEssentials
import Glibc

/// Tells file systems that several machines may share. There neither locks nor SQLite's shared memory hold,
/// so two machines could send one job.
package enum NetworkFileSystem {
  /// The name of the one that a folder is on, or will be on once it is made; nil for a local one.
  package static func kind(ofFolder folder: String) -> String? {
    var path = URL(filePath: folder).standardizedFileURL.path
    var status = stat()
    while stat(path, &status) != 0 {
      guard errno == ENOENT, path.count > 1 else { return nil }
      path = URL(filePath: path).deletingLastPathComponent().path
    }
    let device = UInt64(status.st_dev)
    let major = (device >> 8 & 0xFFF) | (device >> 32 & ~0xFFF)
    let minor = (device & 0xFF) | (device >> 12 & ~0xFF)
    let mounts = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)
    return type(ofDevice: "\(major):\(minor)", in: mounts ?? "").flatMap(kind(ofType:))
  }

  /// What `36 35 0:52 / /films rw - nfs4 host:/films rw` (proc(5)) says of the device `0:52`: `nfs4`.
  static func type(ofDevice device: String, in mounts: String) -> String? {
    for line in mounts.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-"),
        dash + 1 < words.count
      else { continue }
      return String(words[dash + 1])
    }
    return nil
  }

  /// The name where the type is one of a network. FUSE is local or not by the program behind it.
  static func kind(ofType type: String) -> String? {
    kinds.contains(type) ? type : nil
  }

  private static let kinds: Set = [
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "ncpfs", "9p", "afs", "auristorfs",
    "coda", "ceph", "lustre", "gpfs", "gfs2", "ocfs2", "beegfs", "orangefs", "pvfs2", "vboxsf",
    "vmhgfs", "prl_fs", "fuse.vmhgfs-fuse",
    "fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.ceph", "fuse.ceph-fuse", "fuse.s3fs",
    "fuse.goofys", "fuse.gcsfuse", "fuse.juicefs", "fuse.davfs", "fuse.davfs2", "fuse.curlftpfs",
    "fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.mfs", "fuse.moosefs", "fuse.lizardfs",
    "fuse.blobfuse", "fuse.blobfuse2",
  ]
}
